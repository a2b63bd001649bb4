package dev.staleframe.judge;

import java.util.OptionalDouble;
import org.apache.commons.statistics.interval.BinomialConfidenceInterval;

/**
 * A cell that shows the fault beside one that doesn't: how likely is it that the second would show
 * it too, and its trials were clean by chance?
 *
 * @param stale trials that show it
 * @param clean trials of the same scenario that don't
 */
public record Contrast(CellVerdict stale, CellVerdict clean) {
  /**
   * The chance that all trials of the clean one miss a fault that shows as often as in the other.
   * Each witness is held against itself, and the one that could have missed it least counts.
   *
   * @param error how likely the rate of the stale one may be lower than assumed
   */
  public double missed(double error) {
    OptionalDouble heard =
        clean.verdicts().stream()
            .filter(verdict -> verdict.consistent() > 0)
            .mapToDouble(
                verdict -> Math.pow(1 - lowest(verdict.witness(), error), verdict.consistent()))
            .min();
    boolean cleared = clean.verdicts().stream().anyMatch(Verdict::notAffected);
    return heard.orElse(cleared ? 0 : 1);
  }

  /** The lowest rate that what the witness saw of the stale one allows. */
  private double lowest(String witness, double error) {
    return stale.verdicts().stream()
        .filter(verdict -> verdict.witness().equals(witness) && verdict.stale() > 0)
        .mapToDouble(
            verdict ->
                BinomialConfidenceInterval.CLOPPER_PEARSON
                    .fromErrorRate(verdict.decided(), verdict.stale(), 2 * error) // two sides
                    .getLowerBound())
        .findFirst()
        .orElse(0);
  }
}
