package dev.staleframe.judge;

import dev.staleframe.trial.Cell;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What an operation takes in one build, held against what it takes in another.
 *
 * @param before the build that the other is held against
 * @param after the other; the same if this is the control
 * @param pairs how many pairs of trials there were, in which both gave a time
 * @param shuffles how many orders of functions these had; each counts once
 * @param nanosBefore what the operation took before, in nanoseconds: the median of what it took in
 *     the fastest trial of each shuffle
 * @param nanosAfter what it took after
 * @param result how the two compare; absent if there were too few pairs for that
 * @param failures why trials gave no time, and how many
 */
public record CostComparison(
    Cell before,
    Cell after,
    int pairs,
    int shuffles,
    double nanosBefore,
    double nanosAfter,
    Optional<Result> result,
    SortedMap<String, Integer> failures) {
  public CostComparison {
    failures = new TreeMap<>(failures);
  }

  /**
   * How many times what it took before it takes after.
   *
   * @param ratio the estimate
   * @param low lower bound
   * @param high upper bound
   * @param p how likely so clear a difference is where there is none; of this comparison alone
   */
  public record Result(double ratio, double low, double high, double p) {
    /** Whether there is a difference. */
    public boolean distinguishable() {
      return low > 1 || high < 1;
    }

    /** How small a difference could have been shown, as a part of 1: half of the interval. */
    public double resolution() {
      return (high - low) / 2;
    }
  }

  /** Whether a build is held against itself, its functions in another order. */
  public boolean control() {
    return before.equals(after);
  }

  /** Whether there is a difference. */
  public boolean distinguishable() {
    return result.map(Result::distinguishable).orElse(false);
  }
}
