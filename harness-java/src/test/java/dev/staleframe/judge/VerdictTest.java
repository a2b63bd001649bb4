package dev.staleframe.judge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.staleframe.trial.Samples;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VerdictTest {

  @ParameterizedTest
  @CsvSource({
    // Where the fault must be present, one sighting shows it and nothing takes that back.
    "1.23.0, 30,  0,  0, STALE, STALE, true",
    "1.23.0,  1, 29,  0, STALE, STALE, true",
    "1.23.0,  1,  0, 29, STALE, STALE, true",
    "1.23.0,  0, 30,  0, STALE, CONSISTENT, false",
    "1.23.0,  0,  0, 30, STALE, UNKNOWN, false",
    "1.23.0,  0,  0,  0, STALE, UNKNOWN, false",
    // Where it must be absent, every trial has to say so.
    "1.23.1,  0, 30,  0, CONSISTENT, CONSISTENT, true",
    "1.23.1,  0, 29,  1, CONSISTENT, CONSISTENT, false",
    "1.23.1,  0,  0, 30, CONSISTENT, UNKNOWN, false",
    "1.23.1,  1, 29,  0, CONSISTENT, STALE, false",
    "1.23.1,  0,  0,  0, CONSISTENT, UNKNOWN, false",
  })
  void heldAgainstTheExpectation(
      String release,
      int stale,
      int consistent,
      int unknown,
      Finding expected,
      Finding finding,
      boolean asExpected) {
    Verdict verdict = Verdicts.of(Samples.cell(release), stale, consistent, unknown);

    assertEquals(expected, verdict.expected());
    assertEquals(finding, verdict.finding());
    assertEquals(asExpected, verdict.asExpected());
    assertEquals(stale + consistent + unknown, verdict.trials());
    assertEquals(stale + consistent, verdict.decided());
  }

  @Test
  void rateIsOverTheDecidedTrials() {
    Verdict verdict = Verdicts.of(Samples.cell("1.23.0"), 3, 1, 6);
    assertEquals(0.75, verdict.rate());
    assertEquals(RateInterval.of(4, 3), verdict.interval());
  }

  @Test
  void withoutEvidenceThereIsNoRate() {
    Verdict verdict = Verdicts.of(Samples.cell("1.23.0"), 0, 0, 6);
    assertTrue(Double.isNaN(verdict.rate()));
    assertEquals(new RateInterval(0, 1), verdict.interval());
  }

  @Test
  void countsCannotBeChanged() {
    Verdict verdict = Verdicts.of(Samples.cell("1.23.0"), 1, 0, 1);
    assertThrows(UnsupportedOperationException.class, () -> verdict.titles().put("x", 1));
    assertThrows(UnsupportedOperationException.class, () -> verdict.reasons().clear());
  }
}
