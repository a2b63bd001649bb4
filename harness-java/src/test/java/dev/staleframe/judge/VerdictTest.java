package dev.staleframe.judge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.staleframe.fixture.Amplifier;
import dev.staleframe.fixture.Scenario;
import dev.staleframe.trial.Cell;
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
    Verdict verdict = crash(release, stale, consistent, unknown);

    assertEquals(expected, verdict.expected());
    assertEquals(finding, verdict.finding());
    assertEquals(asExpected, verdict.asExpected());
    assertEquals(stale + consistent + unknown, verdict.trials());
    assertEquals(stale + consistent, verdict.decided());
  }

  /** The release lacks what it would look at, or the amplifier shows nothing. */
  @ParameterizedTest
  @CsvSource({
    // release, amplifier, witness, trials, unrun: as expected, clears the release
    "1.22.12, EFENCE, probe, 3, 0, true, true",
    "1.22.12, EFENCE, probe, 0, 3, false, false",
    "1.22.12, EFENCE, probe, 2, 1, false, true",
    "1.22.12, EFENCE, check, 3, 0, true, false",
    "1.23.0, NONE, crash, 3, 0, true, false",
    "1.23.0, NONE, crash, 2, 1, true, false",
  })
  void oneWhoAbstainsIsNotHeldAgainstTheExpectation(
      String release,
      Amplifier amplifier,
      String witness,
      int clean,
      int unrun,
      boolean asExpected,
      boolean notAffected) {
    Cell cell = Samples.cell(release, Samples.GROW, amplifier);
    Verdict verdict = Verdicts.by(witness, Verdicts.of(cell, 0, clean, unrun));

    assertTrue(verdict.silent());
    assertEquals(asExpected, verdict.asExpected());
    assertEquals(notAffected, verdict.notAffected());
    assertEquals(clean, verdict.abstained());
  }

  /**
   * Where timing decides which trials show it, a witness may miss it, but not as often as it likes.
   */
  @ParameterizedTest
  @CsvSource({
    // crashes, trials, as expected
    "10, 10, true",
    "9, 10, true",
    "29, 30, true",
    "4, 10, true",
    "3, 10, false",
    "17, 30, false",
    "0, 10, false",
    "0, 1, false", // one sighting there must be
    "1, 3, true",
  })
  void heldToARate(int crashes, int trials, boolean asExpected) {
    CellVerdict verdict = Verdicts.crashing(cell("1.23.0", Samples.LOOP_TRACED), crashes, trials);

    assertEquals(asExpected, Verdicts.by("crash", verdict).asExpected());
    assertEquals(asExpected, verdict.asExpected(), "no other witness objects");
    assertTrue(Verdicts.by("crash", verdict).isHeldToARate());
    assertFalse(Verdicts.by("probe", verdict).isHeldToARate());
  }

  /** That it is seen where it must not be is no matter of timing. */
  @ParameterizedTest
  @CsvSource({"1.22.12", "1.23.1"})
  void notASingleFalseSightingIsLeftToTiming(String release) {
    CellVerdict verdict = Verdicts.of(cell(release, Samples.LOOP_TRACED), 1, 29, 0);

    assertFalse(Verdicts.by("crash", verdict).isHeldToARate());
    assertFalse(Verdicts.by("crash", verdict).asExpected());
    assertTrue(Verdicts.of(cell(release, Samples.LOOP_TRACED), 0, 30, 0).asExpected());
  }

  @Test
  void saysWhatItIsHeldTo() {
    Cell cell = cell("1.23.0", Samples.LOOP_TRACED);
    Verdict rare = Verdicts.by("crash", Verdicts.crashing(cell, 3, 10));
    Verdict never = Verdicts.by("crash", Verdicts.crashing(cell, 0, 10));

    assertEquals("stale in 90 % of the trials or more", rare.must());
    assertEquals(
        "must see the fault in 90 % of its trials or more, but saw it in 3 of 10", rare.surprise());
    assertEquals("must see the fault, but 10 trials are clean", never.surprise());
    assertEquals("stale", crash("1.23.0", 10, 0, 0).must());
  }

  private static Cell cell(String release, Scenario scenario) {
    return Samples.cell(release, scenario, Amplifier.EFENCE);
  }

  @Test
  void intervalIsOverTheDecidedTrials() {
    assertEquals(RateInterval.of(4, 3), crash("1.23.0", 3, 1, 6).interval());
    assertEquals(new RateInterval(0, 1), crash("1.23.0", 0, 0, 6).interval());
  }

  @Test
  void countsCannotBeChanged() {
    CellVerdict verdict = Verdicts.of(Samples.cell("1.23.0"), 1, 0, 1);
    assertThrows(UnsupportedOperationException.class, () -> verdict.titles().put("x", 1));
    Verdict crash = Verdicts.by("crash", verdict);
    assertThrows(UnsupportedOperationException.class, () -> crash.reasons().clear());
  }

  /** All abstaining is no acquittal, unless one abstains because there is nothing to be stale. */
  @ParameterizedTest
  @CsvSource({"1.21.13, true, true", "1.23.1, true, true"})
  void somebodyMustBeAbleToSaySomething(String release, boolean judged, boolean asExpected) {
    Cell cell = Samples.cell(release, Samples.GROW, Amplifier.NONE);
    CellVerdict verdict = Verdicts.of(cell, 0, 3, 0);
    assertEquals(judged, verdict.judged());
    assertEquals(asExpected, verdict.asExpected());

    CellVerdict unrun = Verdicts.of(cell, 0, 0, 3);
    assertFalse(unrun.judged());
    assertFalse(unrun.asExpected());
  }

  private static Verdict crash(String release, int stale, int consistent, int unknown) {
    return Verdicts.by("crash", Verdicts.of(Samples.cell(release), stale, consistent, unknown));
  }
}
