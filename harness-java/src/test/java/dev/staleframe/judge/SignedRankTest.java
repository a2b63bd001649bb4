package dev.staleframe.judge;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SignedRankTest {
  /** Hollander, Wolfe, Chicken, example 3.1: nine patients before and after a treatment. */
  private static final double[] BEFORE = {1.83, .50, 1.62, 2.48, 1.68, 1.88, 1.55, 3.06, 1.30};

  private static final double[] AFTER = {
    .878, .647, .598, 2.05, 1.06, 1.29, 1.06, 3.14, 1.29,
  };

  @Test
  void exampleOfTheBook() {
    double[] differences = new double[BEFORE.length];
    Arrays.setAll(differences, i -> AFTER[i] - BEFORE[i]);
    SignedRank test = new SignedRank(differences);

    assertEquals(-0.46, test.estimate(), 1e-9);
    assertArrayEquals(new double[] {-0.786, -0.010}, test.interval(0.95), 1e-9);
    assertEquals(0.0390625, test.pValue(), 1e-9); // 20 of 512
  }

  /** With so many, that all are on one side has a likelihood of {@code 2^-n}, twice. */
  @ParameterizedTest
  @CsvSource({"0.5, 3", "0.9, 5", "0.95, 6", "0.99, 8", "0.9944444, 9", "0.999, 11"})
  void fewPairsMakeNoInterval(double confidence, int least) {
    assertEquals(least, SignedRank.least(confidence));
    double[] interval = ascending(least).interval(confidence);
    assertArrayEquals(new double[] {1, least}, interval, "the outermost");
    assertThrows(IllegalArgumentException.class, () -> ascending(least - 1).interval(confidence));
  }

  private static SignedRank ascending(int n) {
    double[] values = new double[n];
    Arrays.setAll(values, i -> i + 1.0);
    return new SignedRank(values);
  }

  @Test
  void nothingDiffers() {
    SignedRank test = new SignedRank(new double[10]);
    assertEquals(0, test.estimate());
    assertArrayEquals(new double[] {0, 0}, test.interval(0.95));
    assertEquals(1, test.pValue());
  }

  @Test
  void aFewWildValuesMoveLittle() {
    double[] values = new double[30];
    Arrays.setAll(values, i -> i % 2 == 0 ? 0.01 : -0.01);
    for (int i = 0; i < 4; i++) {
      values[i] = 50;
    }
    assertTrue(Math.abs(new SignedRank(values).estimate()) <= 0.01);
  }

  /** The test and the interval never contradict each other. */
  @Test
  void intervalLeavesOutZeroWhereTheTestDoes() {
    Random random = new Random(1);
    for (int run = 0; run < 2000; run++) {
      SignedRank test = new SignedRank(sample(6 + random.nextInt(20), 0.3, random::nextGaussian));
      double[] interval = test.interval(0.95);
      assertEquals(test.pValue() < 0.05, interval[0] > 0 || interval[1] < 0, "run " + run);
    }
  }

  /** At least as sure as it says, and not much surer: 5000 runs, so 0.95 is within 0.012. */
  @ParameterizedTest
  @CsvSource({"7, 0.95", "20, 0.95", "20, 0.99", "41, 0.9"})
  void coverage(int n, double confidence) {
    assertCovered(n, confidence, random -> random.nextGaussian());
    assertCovered(n, confidence, random -> Math.tan(Math.PI * (random.nextDouble() - 0.5)));
    assertCovered(
        n,
        confidence,
        random -> random.nextBoolean() ? 1 + random.nextDouble() : -random.nextDouble() - 1);
  }

  private static void assertCovered(int n, double confidence, ToDoubleFunction<Random> noise) {
    Random random = new Random(n);
    int runs = 5_000;
    int covered = 0;
    for (int run = 0; run < runs; run++) {
      double[] interval =
          new SignedRank(sample(n, 5, () -> noise.applyAsDouble(random))).interval(confidence);
      covered += interval[0] <= 5 && 5 <= interval[1] ? 1 : 0;
    }
    double slack = 4 * Math.sqrt(confidence * (1 - confidence) / runs);
    double coarseness = 1.2 * Math.pow(n, -1.5); // Ranks are whole numbers.
    double share = (double) covered / runs;
    assertTrue(share > confidence - slack && share < confidence + slack + coarseness, "" + share);
  }

  private static double[] sample(int n, double centre, java.util.function.DoubleSupplier noise) {
    double[] values = new double[n];
    Arrays.setAll(values, i -> centre + noise.getAsDouble());
    return values;
  }
}
