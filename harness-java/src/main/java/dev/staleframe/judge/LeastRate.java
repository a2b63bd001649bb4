package dev.staleframe.judge;

import java.math.BigDecimal;
import org.apache.commons.statistics.interval.BinomialConfidenceInterval;

/**
 * The share of trials in which a witness sees the fault at least, where the scenario leaves to
 * timing whether it does. Such a witness may miss the fault in a trial; it is held to the rate over
 * all trials of the cell.
 *
 * @param rate the share, above 0 and below 1; what is measured is higher, so that a slower or
 *     busier machine stays above it
 */
public record LeastRate(double rate) {
  /**
   * The chance that a witness whose true rate is the least one is called too rare in a cell. The
   * matrix without options has three cells with such a witness, so 100 of them stay as expected but
   * for 0.3 %; at the rates that were measured the chance is below 1 in 10^13.
   */
  public static final double ERROR = 1e-5;

  public LeastRate {
    if (!(rate > 0 && rate < 1)) {
      throw new IllegalArgumentException("a least rate is between 0 and 1, not " + rate);
    }
  }

  /**
   * Whether the true rate can be the least rate: the upper bound of Clopper-Pearson's one-sided
   * interval reaches it. Few trials always allow it.
   *
   * @param trials trials in which the witness could decide
   * @param sightings trials that showed it the fault
   */
  public boolean allows(int trials, int sightings) {
    return trials == 0
        || BinomialConfidenceInterval.CLOPPER_PEARSON
                .fromErrorRate(trials, sightings, 2 * ERROR) // two sides
                .getUpperBound()
            >= rate;
  }

  /** As a percentage: {@code 90 %}. */
  @Override
  public String toString() {
    return BigDecimal.valueOf(rate).movePointRight(2).stripTrailingZeros().toPlainString() + " %";
  }
}
