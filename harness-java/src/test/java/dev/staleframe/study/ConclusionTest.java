package dev.staleframe.study;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.staleframe.Locales;
import dev.staleframe.fixture.Amplifier;
import dev.staleframe.fixture.Godebug;
import dev.staleframe.fixture.Patch;
import dev.staleframe.fixture.Scenario;
import dev.staleframe.judge.CellTally;
import dev.staleframe.judge.CellVerdict;
import dev.staleframe.judge.Verdicts;
import dev.staleframe.trial.Cell;
import dev.staleframe.trial.Progress;
import dev.staleframe.trial.Samples;
import dev.staleframe.trial.Status;
import dev.staleframe.trial.TraceReading;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class ConclusionTest {
  private static final String REMEDY =
      "To be rid of it: Go 1.23.1 or newer. Where that can't be: GODEBUG=tracefpunwindoff=1 keeps"
          + " the tracer off the stale pointer.";
  private static final String COMPARE =
      "Releases known to have it are [1.23rc1, 1.23.1); add one to compare with, for example --go"
          + " 1.23.0.";

  /** Verdicts are written as release:stale/consistent/unknown, all under efence. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1.23.0:30/0/0 1.23.1:0/30/0 | true | R |"
            + " Reproduced: Go 1.23.0 shows issue 69087 (crash 30 of 30, probe 30 of 30); Go 1.23.1"
            + " does not (crash 0 of 30, check 0 of 30, probe 0 of 30; a rate below 11.6 % at 95 %"
            + " confidence).",
        "1.23.0:30/0/0 1.22.12:0/30/0 | true | R |"
            + " Reproduced: Go 1.23.0 shows issue 69087 (crash 30 of 30, probe 30 of 30); Go 1.22.12"
            + " is not affected: no such field (crash 0 of 30; a rate below 11.6 % at 95 %"
            + " confidence).",
        "1.23rc1:30/0/0 1.23.0:1/29/0 | true | R |"
            + " Reproduced: Go 1.23rc1 shows issue 69087 (crash 30 of 30, probe 30 of 30); Go 1.23.0"
            + " shows issue 69087 (crash 1 of 30, probe 1 of 30).",
        "1.23.0:3/0/27 | true | R |"
            + " Reproduced: Go 1.23.0 shows issue 69087 (crash 3 of 3, probe 3 of 3).",
        "1.23.1:0/30/0 1.22.12:0/30/0 | false | C |"
            + " Not reproduced: none of these releases shows issue 69087: 1.23.1 (crash 0 of 30,"
            + " check 0 of 30, probe 0 of 30), 1.22.12 is not affected: no such"
            + " field (crash 0 of 30).",
        "1.23.0:0/30/0 1.23.1:0/30/0 | false | |"
            + " Not as expected: Go 1.23.0, amplifier efence: crash, probe must see the fault,"
            + " but 30 trials are clean.",
        "1.23.0:0/0/30 | false | |"
            + " Not as expected: Go 1.23.0, amplifier efence: no witness can say anything; Go"
            + " 1.23.0, amplifier efence: crash, probe must see the fault, but no trial says"
            + " anything.",
        "1.23.0:30/0/0 1.22.12:0/29/1 | false | R |"
            + " Not as expected: Go 1.22.12, amplifier efence: crash, check, probe, trace"
            + " must see nothing, but 1 of 30 trials does not say so.",
      })
  void ofAScenario(String verdicts, boolean asExpected, String advice, String sentence) {
    check(Samples.GROW, verdicts, asExpected, advice, sentence);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1.23.0:0/30/0 1.23.1:0/30/0 | true | |"
            + " As expected: the control scenario still shows no stale frame pointer on 1.23.0"
            + " (crash 0 of 30, probe 0 of 30), 1.23.1 (crash 0 of 30, check 0 of 30, probe 0 of"
            + " 30).",
        "1.23.0:1/29/0 | false | |"
            + " Not as expected: Go 1.23.0, amplifier efence: crash, probe must see nothing,"
            + " but 1 of 30 trials shows the fault.",
      })
  void ofAControl(String verdicts, boolean asExpected, String advice, String sentence) {
    check(Samples.STILL, verdicts, asExpected, advice, sentence);
  }

  /** The pointer is found where there is a check, and passes in silence where there is none. */
  @Test
  void ofAPlantedPointer() {
    CellTally found = new CellTally(Samples.cell("1.23.1", Samples.PLANTED, Amplifier.NONE));
    CellTally passed = new CellTally(Samples.cell("1.23.0", Samples.PLANTED, Amplifier.NONE));
    String title = Samples.PLANTED.check();
    found.add(Samples.crashed(found.verdict().cell(), 0, Status.THREW, title, null));
    passed.add(Samples.clean(passed.verdict().cell(), 0));

    Conclusion both = new Conclusion(Samples.PLANTED, List.of(passed.verdict(), found.verdict()));
    assertEquals(
        "As expected: the check that entersyscall-bp is for fires on 1.23.1 (check 1 of 1); it lets"
            + " the pointer pass on 1.23.0 (check 0 of 1).",
        both.sentence());
    assertTrue(both.asExpected());
    assertEquals(List.of(), both.advice());
    Conclusion old = new Conclusion(Samples.PLANTED, List.of(passed.verdict()));
    assertEquals(
        "As expected: the check that entersyscall-bp is for lets the pointer pass on 1.23.0 (check"
            + " 0 of 1).",
        old.sentence());
    assertTrue(old.asExpected());
  }

  @Test
  void ofASettingThatShieldsTheTracer() {
    Cell cell = Samples.cell("1.23.0", Samples.GROW, Amplifier.NONE);
    CellVerdict bare = Verdicts.silent(cell, 30);
    Cell shielded = cell.with(Godebug.NO_FRAME_POINTER_UNWINDING);
    CellTally tally = new CellTally(shielded);
    Progress stale = Samples.silent(shielded);
    Progress right =
        new Progress(
            true, 1, 1, 1, true, null, stale.probe(), new TraceReading(1, 0, 0, null, null), 0);
    tally.add(Samples.completed(shielded, 0, 0, right));

    assertEquals(
        "Reproduced: Go 1.23.0 shows issue 69087 (probe 30 of 30, trace 30 of 30); Go 1.23.0 with"
            + " GODEBUG=tracefpunwindoff=1 keeps the tracer off it (trace 0 of 1), though the"
            + " pointer is as stale (probe 1 of 1).",
        new Conclusion(Samples.GROW, List.of(bare, tally.verdict())).sentence());
  }

  /** Those who see the same must say the same. */
  @Test
  void ofWitnessesWhoDisagree() {
    Conclusion conclusion =
        new Conclusion(Samples.GROW, List.of(Verdicts.silent(Samples.cell("1.23.0"), 12)));
    assertFalse(conclusion.asExpected());
    assertTrue(
        conclusion
            .sentence()
            .contains(
                "Go 1.23.0, amplifier efence: the witnesses disagree in 12 trials: probe stale,"
                    + " crash consistent"),
        conclusion.sentence());
  }

  @ParameterizedTest
  @MethodSource("dev.staleframe.Locales#all")
  void isTheSameInAnyLocale(Locale locale) throws Throwable {
    Locales.in(
        locale,
        () -> {
          ofAScenario(
              "1.23.0:3000/0/0 1.22.12:0/3000/0",
              true,
              "R",
              "Reproduced: Go 1.23.0 shows issue 69087 (crash 3000 of 3000, probe 3000 of 3000); Go"
                  + " 1.22.12 is not affected: no such field (crash 0 of 3000; a rate below 0.123 % at 95"
                  + " % confidence).");
          ofWitnessesWhoDisagree();
        });
  }

  /** Rounded down, the bound would claim more than the trials show. */
  @ParameterizedTest
  @CsvSource({"1, 97.5", "30, 11.6", "3000, 0.123"})
  void boundIsNeverLowerThanItIs(int trials, String percent) {
    ofAScenario(
        "1.23.0:1/0/0 1.22.12:0/%d/0".formatted(trials),
        true,
        "R",
        "Reproduced: Go 1.23.0 shows issue 69087 (crash 1 of 1, probe 1 of 1); Go 1.22.12 is not affected: no such field (crash 0 of %d; a rate below %s %% at 95 %% confidence)."
            .formatted(trials, percent));
  }

  @Test
  void ofNothingIsNotReproduced() {
    assertEquals(false, new Conclusion(Samples.GROW, List.of()).asExpected());
  }

  private static void check(
      Scenario scenario, String verdicts, boolean asExpected, String advice, String sentence) {
    Conclusion conclusion = new Conclusion(scenario, read(scenario, verdicts));

    assertEquals(sentence, conclusion.sentence());
    assertEquals(asExpected, conclusion.asExpected());
    assertEquals(advice(advice), conclusion.advice());
  }

  private static List<CellVerdict> read(Scenario scenario, String verdicts) {
    return Arrays.stream(verdicts.split(" "))
        .map(verdict -> verdict.split("[:/]"))
        .map(
            part ->
                Verdicts.of(
                    Samples.cell(part[0], scenario, Amplifier.EFENCE),
                    Integer.parseInt(part[1]),
                    Integer.parseInt(part[2]),
                    Integer.parseInt(part[3])))
        .toList();
  }

  @Test
  void nobodyIsAdvisedToUpgradeFromAFaultThatAPatchBrought() {
    Cell unfixed = Samples.cell("1.23.1", Patch.UNFIXED, Samples.GROW, Amplifier.EFENCE);
    CellTally tally = new CellTally(unfixed);
    for (int i = 0; i < 10; i++) {
      tally.add(Samples.crashed(unfixed, i, Status.THREW, "inconsistent bp", "69087"));
    }
    Conclusion conclusion = new Conclusion(Samples.GROW, List.of(tally.verdict()));

    assertTrue(conclusion.asExpected());
    assertEquals(
        "Reproduced: Go 1.23.1 with unfixed shows issue 69087 (check 10 of 10).",
        conclusion.sentence());
    assertEquals(List.of(), conclusion.advice());
  }

  private static List<String> advice(String letter) {
    if (letter == null) {
      return List.of();
    }
    return List.of(letter.equals("R") ? REMEDY : COMPARE);
  }
}
