package dev.staleframe.judge;

import org.apache.commons.statistics.interval.BinomialConfidenceInterval;
import org.apache.commons.statistics.interval.Interval;

/**
 * Where the true rate lies, with 95 % confidence.
 *
 * @param low lower bound, 0 to 1
 * @param high upper bound, 0 to 1
 */
public record RateInterval(double low, double high) {
  private static final double ERROR_RATE = 0.05;

  /**
   * Clopper-Pearson: never narrower than it claims, also at 0 and at n, where this project lives.
   *
   * @param trials how many trials could have shown it
   * @param hits how many did
   */
  public static RateInterval of(long trials, long hits) {
    if (trials == 0) {
      return new RateInterval(0, 1);
    }
    Interval interval =
        BinomialConfidenceInterval.CLOPPER_PEARSON.fromErrorRate(
            Math.toIntExact(trials), Math.toIntExact(hits), ERROR_RATE);
    return new RateInterval(interval.getLowerBound(), interval.getUpperBound());
  }
}
