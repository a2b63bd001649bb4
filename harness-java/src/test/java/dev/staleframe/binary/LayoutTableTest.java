package dev.staleframe.binary;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.staleframe.release.Release;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LayoutTableTest {
  @ParameterizedTest
  @ValueSource(strings = {"1.23rc1", "1.23rc2", "1.23.0", "1.23.7", "1.23.12", "1.24rc2"})
  void releaseOfARow(String release) {
    GLayout expected = new GLayout(0, 8, 112, 120, OptionalInt.of(128), 152, 160, 176);
    for (Machine machine : Machine.values()) {
      assertEquals(Optional.of(expected), LayoutTable.of(Release.parse(release), machine));
    }
  }

  @Test
  void fieldCameWith123() {
    assertTrue(layout("1.22.12").orElseThrow().syscallBp().isEmpty());
    assertFalse(layout("1.23rc1").orElseThrow().syscallBp().isEmpty());
  }

  /** One before the first row, after a last release, between rows, and after all. */
  @ParameterizedTest
  @ValueSource(strings = {"1.20.14", "1.21rc2", "1.22.13", "1.23.13", "1.24beta1", "1.28.0"})
  void whatNobodyLookedAtIsNotGuessed(String release) {
    assertEquals(Optional.empty(), layout(release));
  }

  private static Optional<GLayout> layout(String release) {
    return LayoutTable.of(Release.parse(release), Machine.AMD64);
  }
}
