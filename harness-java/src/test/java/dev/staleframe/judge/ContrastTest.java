package dev.staleframe.judge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.staleframe.fixture.Amplifier;
import dev.staleframe.trial.Samples;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ContrastTest {
  private static final double ERROR = 0.0005;

  /** With n of n the lowest rate is error^(1/n): that is what Clopper and Pearson come to. */
  @ParameterizedTest
  @CsvSource({"10, 10", "20, 10", "10, 40"})
  void allOfNBesideNoneOfM(int stale, int clean) {
    double lowest = Math.pow(ERROR, 1.0 / stale);
    assertEquals(Math.pow(1 - lowest, clean), missed(stale, 0, clean), 1e-9);
  }

  @Test
  void aRareFaultTakesMoreTrials() {
    assertTrue(missed(10, 0, 20) < ERROR);
    assertTrue(missed(2, 8, 20) > 0.5);
    assertTrue(missed(20, 80, 200) < ERROR);
  }

  @Test
  void noTrialsAndNoSightingsSayNothing() {
    assertEquals(1, missed(10, 0, 0));
    assertEquals(1, missed(0, 10, 10));
  }

  /** The probe saw the fault in the one, only a crash would have shown it in the other. */
  @Test
  void aWitnessIsHeldAgainstItselfOnly() {
    CellVerdict stale = Verdicts.silent(Samples.cell("1.23.0").with(Amplifier.NONE), 10);
    CellVerdict clean = Verdicts.of(Samples.cell("1.22.12"), 0, 1000, 0);
    assertEquals(1, new Contrast(stale, clean).missed(ERROR));
  }

  private static double missed(int stale, int consistent, int clean) {
    return new Contrast(
            Verdicts.of(Samples.cell("1.23.0"), stale, consistent, 0),
            Verdicts.of(Samples.cell("1.23.1"), 0, clean, 0))
        .missed(ERROR);
  }
}
