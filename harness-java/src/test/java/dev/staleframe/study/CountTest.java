package dev.staleframe.study;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How many trials it takes to say that something is not there. */
class CountTest {
  @ParameterizedTest
  @CsvSource({
    "4, 4, 60, 10", // 4 of 4 can be a rate of 0.4
    "10, 5, 60, 23",
    "40, 1, 60, 60", // too rare for that time
    "40, 0, 60, 60",
    "4, 4, 2, 2",
    "1000, 1000, 60, 1",
  })
  void enough(int trials, int hits, int most, int enough) {
    assertEquals(enough, new Count(trials, hits).enough(0.01, most));
  }

  @ParameterizedTest
  @CsvSource({"4, 4", "10, 5", "20, 7", "30, 29"})
  void enoughIsJustEnough(int trials, int hits) {
    Count count = new Count(trials, hits);
    int enough = count.enough(0.01, 1_000_000);
    assertTrue(count.missedIn(enough) <= 0.01);
    assertTrue(count.missedIn(enough - 1) > 0.01);
  }

  @ParameterizedTest
  @CsvSource({
    "4, 4, 10, 0, true",
    "4, 4, 10, 1, false",
    "4, 4, 3, 0, false",
    "40, 4, 60, 0, false", // as rare as it was, that may be chance
    "40, 30, 60, 0, true",
  })
  void vanishes(int trials, int hits, int now, int hitsNow, boolean vanishes) {
    assertEquals(
        vanishes, ScriptControls.vanishes(new Count(trials, hits), new Count(now, hitsNow)));
  }
}
