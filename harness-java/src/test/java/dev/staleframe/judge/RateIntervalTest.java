package dev.staleframe.judge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RateIntervalTest {

  /** As R's {@code binom.test(hits, trials)$conf.int} gives them. */
  @ParameterizedTest
  @CsvSource({
    "1, 0, 0, 0.975",
    "1, 1, 0.025, 1",
    "10, 0, 0, 0.3084971",
    "10, 1, 0.002528579, 0.4450161",
    "10, 5, 0.187086, 0.812914",
    "10, 10, 0.6915029, 1",
    "30, 0, 0, 0.1157033",
    "30, 30, 0.8842967, 1",
    "11280, 0, 0, 0.0003269772",
  })
  void isClopperPearson(int trials, int hits, double low, double high) {
    RateInterval interval = RateInterval.of(trials, hits);
    assertEquals(low, interval.low(), 1e-7);
    assertEquals(high, interval.high(), 1e-7);
  }

  @Test
  void ofNoTrialsIsEverything() {
    assertEquals(new RateInterval(0, 1), RateInterval.of(0, 0));
  }

  @Test
  void holdsTheObservedRateAndNarrowsWithMoreTrials() {
    for (int hits = 0; hits <= 20; hits++) {
      RateInterval few = RateInterval.of(20, hits);
      RateInterval many = RateInterval.of(2000, 100L * hits);
      double rate = hits / 20.0;
      assertTrue(few.low() <= rate && rate <= few.high());
      assertTrue(many.high() - many.low() < few.high() - few.low());
    }
  }

  @Test
  void worksForAMillionTrials() {
    assertEquals(3.688873e-6, RateInterval.of(1_000_000, 0).high(), 1e-11);
  }
}
