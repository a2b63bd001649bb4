package dev.staleframe.study;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.staleframe.Locales;
import dev.staleframe.fixture.Amplifier;
import dev.staleframe.fixture.Patch;
import dev.staleframe.fixture.Scenario;
import dev.staleframe.judge.Verdict;
import dev.staleframe.judge.Verdicts;
import dev.staleframe.trial.Cell;
import dev.staleframe.trial.Samples;
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

  /** Verdicts are written as release:stale/consistent/unknown. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1.23.0:30/0/0 1.23.1:0/30/0 | true | R |"
            + " Reproduced: Go 1.23.0 shows issue 69087 in 30 of 30 trials; Go 1.23.1 in 0 of 30"
            + " (a rate below 11.6 % at 95 % confidence).",
        "1.23.0:30/0/0 | true | R |"
            + " Reproduced: Go 1.23.0 shows issue 69087 in 30 of 30 trials.",
        "1.23rc1:30/0/0 1.23.0:1/29/0 | true | R |"
            + " Reproduced: Go 1.23rc1 shows issue 69087 in 30 of 30 trials, Go 1.23.0 shows issue"
            + " 69087 in 1 of 30 trials.",
        "1.23.0:3/0/27 | true | R |"
            + " Reproduced: Go 1.23.0 shows issue 69087 in 3 of 30 trials.",
        "1.23.1:0/30/0 1.24.0:0/30/0 | false | C |"
            + " Not reproduced: none of these releases shows issue 69087: 1.23.1 in 0 of 30, 1.24.0"
            + " in 0 of 30.",
        "1.23.0:0/30/0 1.23.1:0/30/0 | false | |"
            + " Not as expected: Go 1.23.0 should show issue 69087, but 30 trials are clean.",
        "1.23.0:0/0/30 | false | |"
            + " Not as expected: Go 1.23.0 should show issue 69087, but none of its trials says"
            + " anything.",
        "1.23.0:30/0/0 1.23.1:1/29/0 | false | R |"
            + " Not as expected: Go 1.23.1 shows issue 69087 in 1 of 30 trials, where it should not"
            + " be.",
        "1.23.0:30/0/0 1.23.1:0/29/1 | false | R |"
            + " Not as expected: Go 1.23.1 should be clean, but 1 of 30 trials do not say so.",
        "1.23.1:0/0/1 1.24.0:2/0/0 | false | |"
            + " Not as expected: Go 1.23.1 should be clean, but 1 of 1 trials do not say so; Go"
            + " 1.24.0 shows issue 69087 in 2 of 2 trials, where it should not be.",
        "1.22.12:0/0/30 | false | C |"
            + " Not as expected: Go 1.22.12 should be clean, but 30 of 30 trials do not say so.",
      })
  void ofAScenario(String verdicts, boolean asExpected, String advice, String sentence) {
    check(Samples.GROW, verdicts, asExpected, advice, sentence);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1.23.0:0/30/0 1.23.1:0/30/0 | true | |"
            + " As expected: the control scenario still shows no stale frame pointer on 1.23.0 in 0"
            + " of 30, 1.23.1 in 0 of 30.",
        "1.23.0:1/29/0 | false | |"
            + " Not as expected: Go 1.23.0 shows issue 69087 in 1 of 30 trials, where it should not"
            + " be.",
        "1.23.0:0/0/30 | false | |"
            + " Not as expected: Go 1.23.0 should be clean, but 30 of 30 trials do not say so.",
      })
  void ofAControl(String verdicts, boolean asExpected, String advice, String sentence) {
    check(Samples.STILL, verdicts, asExpected, advice, sentence);
  }

  @ParameterizedTest
  @MethodSource("dev.staleframe.Locales#all")
  void isTheSameInAnyLocale(Locale locale) throws Throwable {
    Locales.in(
        locale,
        () -> {
          String clean = "; Go 1.23.1 in 0 of 3000 (a rate below 0.123 % at 95 % confidence).";
          String counts = "1.23.0:3000/0/0 1.23.1:0/3000/0";
          ofAScenario(
              counts,
              true,
              "R",
              "Reproduced: Go 1.23.0 shows issue 69087 in 3000 of 3000 trials" + clean);
          ofAScenario(
              "1.23.1:0/29/12",
              false,
              "C",
              "Not as expected: Go 1.23.1 should be clean, but 12 of 41 trials do not say so.");
        });
  }

  /** Rounded down, the bound would claim more than the trials show. */
  @ParameterizedTest
  @CsvSource({"1, 97.5", "30, 11.6", "3000, 0.123", "1000000, 0.000369"})
  void boundIsNeverLowerThanItIs(int trials, String percent) {
    ofAScenario(
        "1.23.0:1/0/0 1.23.1:0/%d/0".formatted(trials),
        true,
        "R",
        "Reproduced: Go 1.23.0 shows issue 69087 in 1 of 1 trials; Go 1.23.1 in 0 of %d (a rate below %s %% at 95 %% confidence)."
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

  private static List<Verdict> read(Scenario scenario, String verdicts) {
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
    Conclusion conclusion = new Conclusion(Samples.GROW, List.of(Verdicts.of(unfixed, 10, 0, 0)));

    assertTrue(conclusion.asExpected());
    assertEquals(
        "Reproduced: Go 1.23.1 with unfixed shows issue 69087 in 10 of 10 trials.",
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
