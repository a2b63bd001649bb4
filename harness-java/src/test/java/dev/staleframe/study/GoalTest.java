package dev.staleframe.study;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GoalTest {
  @ParameterizedTest
  @CsvSource({
    "SILENT, CLEAN, false, REMOVES",
    "SILENT, THROWS, false, REVEALS",
    "CLEAN, SILENT, false, BRINGS",
    "CLEAN, THROWS, false, BRINGS",
    "CLEAN, THROWS, true, REVEALS",
    "THROWS, CLEAN, true, REMOVES",
    "SILENT, SILENT, false,",
    "THROWS, THROWS, true,",
    "THROWS, SILENT, false,",
    "CLEAN, CLEAN, false,",
    "UNKNOWN, CLEAN, false,",
    "UNKNOWN, SILENT, false,",
    "SILENT, UNKNOWN, false,",
    "CLEAN, UNKNOWN, true,",
  })
  void isWhatChangesBetweenTheEnds(Behaviour base, Behaviour whole, boolean plants, Goal goal) {
    assertEquals(Optional.ofNullable(goal), Goal.of(base, whole, plants));
  }

  @Test
  void nothingUnknownReachesAny() {
    for (Goal goal : Goal.values()) {
      assertEquals(false, goal.reachedBy(Behaviour.UNKNOWN));
    }
    assertEquals(
        List.of(true, false),
        List.of(Goal.BRINGS.reachedBy(Behaviour.SILENT), Goal.REVEALS.reachedBy(Behaviour.SILENT)));
  }
}
