package dev.staleframe.judge;

import java.util.Arrays;
import org.apache.commons.statistics.inference.WilcoxonSignedRankTest;

/**
 * How far paired measurements are apart: Wilcoxon's signed-rank test, the estimate of Hodges and
 * Lehmann, and the interval that belongs to both.
 *
 * <p>All it takes for granted is that the differences scatter evenly around their centre. That is
 * so where two things were measured in random order, however odd the noise is; a few values that
 * are far off count as any others do. The source of the method is Hollander, Wolfe, Chicken:
 * Nonparametric Statistical Methods, chapter 3.
 */
final class SignedRank {
  private final double[] differences;
  private final double[] averages;

  /**
   * @param differences one for each pair; at least one
   */
  SignedRank(double[] differences) {
    this.differences = differences.clone();
    this.averages = averages(differences);
  }

  /** Walsh's: of each two differences, and each with itself; in order. */
  private static double[] averages(double[] differences) {
    double[] averages = new double[differences.length * (differences.length + 1) / 2];
    int at = 0;
    for (int i = 0; i < differences.length; i++) {
      for (int j = 0; j <= i; j++) {
        averages[at++] = (differences[i] + differences[j]) / 2;
      }
    }
    Arrays.sort(averages);
    return averages;
  }

  /**
   * How many pairs it takes at least for an interval: with fewer, that all differences have the
   * same sign is too likely a chance.
   *
   * @param confidence 0 to 1
   */
  static int least(double confidence) {
    return (int) Math.floor(Math.log((1 - confidence) / 2) / Math.log(0.5)) + 1;
  }

  /** The centre of the differences. */
  double estimate() {
    return median(averages);
  }

  /**
   * Where the centre lies.
   *
   * @param confidence how sure that is to be, 0 to 1; it is at least that sure
   * @return its lower and its upper bound
   * @throws IllegalArgumentException if there are fewer than {@link #least} pairs
   */
  double[] interval(double confidence) {
    int rank = rank((1 - confidence) / 2);
    if (rank < 0) {
      throw new IllegalArgumentException(differences.length + " pairs are too few");
    }
    return new double[] {averages[rank], averages[averages.length - 1 - rank]};
  }

  /**
   * The highest rank sum that is no likelier than the tail to be reached or fallen below, or -1.
   */
  private int rank(double tail) {
    double[] likelihoods = likelihoods(differences.length);
    int rank = -1;
    for (double sum = likelihoods[0]; sum < tail; sum += likelihoods[rank + 1]) {
      rank++;
    }
    return rank;
  }

  /** Of each sum of the ranks 1 to n, each of which is in it or not as a coin falls. */
  private static double[] likelihoods(int n) {
    double[] likelihoods = new double[n * (n + 1) / 2 + 1];
    likelihoods[0] = 1;
    for (int rank = 1; rank <= n; rank++) {
      for (int sum = rank * (rank + 1) / 2; sum >= 0; sum--) {
        double without = likelihoods[sum];
        likelihoods[sum] = (without + (sum < rank ? 0 : likelihoods[sum - rank])) / 2;
      }
    }
    return likelihoods;
  }

  /** How likely differences are that lie this much to one side, if their centre is 0. */
  double pValue() {
    if (Arrays.stream(differences).allMatch(difference -> difference == 0)) {
      return 1;
    }
    return WilcoxonSignedRankTest.withDefaults().test(differences).getPValue();
  }

  /** The median of values in order. */
  static double median(double[] sorted) {
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }
}
