package dev.staleframe.judge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LeastRateTest {
  /** The least rate of the catalogue. */
  private static final LeastRate NINE_OF_TEN = new LeastRate(0.9);

  /** Cells of the matrix without options that are held to a rate. */
  private static final int CELLS = 3;

  @ParameterizedTest
  @CsvSource({
    // trials, the fewest sightings that are enough
    "0, 0",
    "1, 0",
    "4, 0", // in 1 of 10,000 an accident: not rare enough
    "6, 1",
    "10, 4", // matrix without options
    "30, 18", // reproduce without options
    "100, 75",
    "1000, 857",
  })
  void fewestSightings(int trials, int fewest) {
    assertEquals(fewest, fewest(NINE_OF_TEN, trials));
    assertTrue(NINE_OF_TEN.allows(trials, trials));
  }

  /** A witness that sees the fault at a low rate is caught. */
  @ParameterizedTest
  @CsvSource({
    // trials, true rate, the least chance that it is called too rare
    "10, 0.00, 1",
    "10, 0.09, 0.99",
    "10, 0.20, 0.87",
    "10, 0.30, 0.64",
    "30, 0.00, 1",
    "30, 0.30, 0.999",
    "30, 0.37, 0.99",
    "30, 0.50, 0.81",
    "100, 0.63, 0.99",
    "1000, 0.82, 0.99",
  })
  void power(int trials, double rate, double caught) {
    assertTrue(tooRare(trials, rate) >= caught, () -> "only " + tooRare(trials, rate));
  }

  /** A witness that sees it at the least rate or above is not. */
  @ParameterizedTest
  @CsvSource({
    // trials, true rate, the highest chance that it is called too rare
    "10, 0.90, 1e-5",
    "30, 0.90, 1e-5",
    "1000, 0.90, 1e-5",
    "10, 0.967, 1e-8", // 29 of 30, the worst that was seen
    "30, 0.967, 1e-11",
    "10, 0.9975, 1e-13", // 399 of 400, as measured
    "30, 0.9975, 1e-25",
  })
  void calm(int trials, double rate, double alarms) {
    assertTrue(tooRare(trials, rate) <= alarms, () -> "but " + tooRare(trials, rate));
  }

  @ParameterizedTest
  @ValueSource(ints = {10, 30})
  void aHundredMatricesStayAsExpected(int trials) {
    assertTrue(100 * CELLS * tooRare(trials, 0.9) < 0.004);
    assertTrue(100 * CELLS * tooRare(trials, 0.9975) < 1e-10);
  }

  /** Of any rate and number of trials: it is exact, and more sightings are never worse. */
  @Test
  void isTheExactBinomialTest() {
    Random random = new Random(69087);
    for (int i = 0; i < 500; i++) {
      LeastRate least = new LeastRate(0.01 + 0.98 * random.nextDouble());
      int trials = 1 + random.nextInt(200);
      int fewest = fewest(least, trials);

      String what = least + " of " + trials + " trials: " + fewest;
      assertTrue(fewer(trials, fewest, least.rate()) <= LeastRate.ERROR, what);
      assertTrue(fewer(trials, fewest + 1, least.rate()) > LeastRate.ERROR, what);
      IntStream.rangeClosed(0, trials)
          .forEach(sightings -> assertEquals(sightings >= fewest, least.allows(trials, sightings)));
    }
  }

  @Test
  void isSaidAsAPercentage() {
    assertEquals("90 %", NINE_OF_TEN.toString());
    assertEquals("99.5 %", new LeastRate(0.995).toString());
  }

  @ParameterizedTest
  @ValueSource(doubles = {-1, 0, 1, 90, Double.NaN})
  void whatIsNoShareIsRefused(double rate) {
    assertThrows(IllegalArgumentException.class, () -> new LeastRate(rate));
  }

  private static int fewest(LeastRate least, int trials) {
    return IntStream.rangeClosed(0, trials)
        .filter(sightings -> least.allows(trials, sightings))
        .findFirst()
        .orElseThrow();
  }

  /** The chance of a cell to be called too rare, at a true rate. */
  private static double tooRare(int trials, double rate) {
    return fewer(trials, fewest(NINE_OF_TEN, trials), rate);
  }

  /** The chance of fewer sightings than that many: terms of the binomial distribution, added up. */
  private static double fewer(int trials, int sightings, double rate) {
    double logarithm = trials * Math.log1p(-rate); // of the term, which may be too small a number
    double sum = 0;
    for (int k = 0; k < sightings; k++) {
      sum += Math.exp(logarithm);
      logarithm += Math.log((trials - k) / (k + 1.0) * rate / (1 - rate));
    }
    return sum;
  }
}
