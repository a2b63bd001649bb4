package dev.staleframe.study;

import dev.staleframe.judge.RateInterval;
import dev.staleframe.report.ExploreResult;

/**
 * How often a symptom showed.
 *
 * @param trials how many were run
 * @param hits in how many it showed
 */
record Count(int trials, int hits) {
  /** The lowest rate that is likely, by 95 %. */
  double lowest() {
    return RateInterval.of(trials, hits).low();
  }

  /** Both together. */
  Count plus(Count other) {
    return new Count(trials + other.trials, hits + other.hits);
  }

  /**
   * So many trials without a hit say that something which shows at the lowest likely rate is not
   * there.
   *
   * @param error how likely that may be wrong
   * @param most the most that anybody has time for
   */
  int enough(double error, int most) {
    double lowest = lowest();
    if (lowest >= 1 - error) {
      return 1;
    }
    return lowest <= 0
        ? most
        : (int) Math.min(most, Math.ceil(Math.log(error) / Math.log1p(-lowest)));
  }

  /** How likely that many trials would have had no hit, at the lowest likely rate. */
  double missedIn(int others) {
    return Math.pow(1 - lowest(), others);
  }

  ExploreResult.Count shown() {
    return new ExploreResult.Count(trials, hits);
  }
}
