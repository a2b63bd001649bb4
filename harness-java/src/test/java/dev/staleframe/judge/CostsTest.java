package dev.staleframe.judge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.staleframe.ExitCode;
import dev.staleframe.Failing;
import dev.staleframe.fixture.Patch;
import dev.staleframe.judge.CostComparison.Result;
import dev.staleframe.trial.Cell;
import dev.staleframe.trial.Samples;
import dev.staleframe.trial.Status;
import dev.staleframe.trial.Trial;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CostsTest {
  private static final Cell BASE = Timings.cell(Timings.CALL, "1.23.0", Patch.NONE);
  private static final Cell FIX = Timings.cell(Timings.CALL, "1.23.0", Patch.FIX_ONLY);
  private static final Cell FIXED = Timings.cell(Timings.CALL, "1.23.1", Patch.NONE);

  /** What a machine says on which everything takes a percent or so more or less each time. */
  private static List<Trial> trials(int rounds, double fixedNanos) {
    Random random = new Random(rounds);
    List<Trial> trials = new ArrayList<>();
    for (int round = 0; round < rounds; round++) {
      trials.add(Timings.trial(BASE, 2 * round, round % 10, noisy(40, random)));
      trials.add(Timings.trial(BASE, 2 * round + 1, 100 + round % 10, noisy(40, random)));
      trials.add(Timings.trial(FIX, 2 * round, round % 10, noisy(40, random)));
      trials.add(Timings.trial(FIXED, 2 * round, round % 10, noisy(fixedNanos, random)));
    }
    return trials;
  }

  private static double noisy(double nanos, Random random) {
    return nanos * (1 + 0.01 * random.nextGaussian());
  }

  @Test
  void controlFirstThenEachBuild() {
    List<CostComparison> comparisons = Costs.of(trials(50, 44));

    assertEquals(List.of(BASE, FIX, FIXED), comparisons.stream().map(c -> c.after()).toList());
    assertEquals(
        List.of(true, false, false), comparisons.stream().map(CostComparison::control).toList());
    for (CostComparison comparison : comparisons) {
      assertEquals(BASE, comparison.before());
      assertEquals(50, comparison.pairs());
      assertEquals(10, comparison.shuffles());
      assertEquals(Map.of(), comparison.failures());
      assertEquals(39.5, comparison.nanosBefore(), 0.5);
    }
  }

  @Test
  void aDifferenceIsShownAndItsAbsenceIsNot() {
    List<CostComparison> comparisons = Costs.of(trials(50, 44));

    assertFalse(comparisons.get(0).distinguishable());
    assertFalse(comparisons.get(1).distinguishable());
    assertTrue(comparisons.get(2).distinguishable());
    Result result = comparisons.get(2).result().orElseThrow();
    assertEquals(1.1, result.ratio(), 0.01);
    assertTrue(result.low() < 1.1 && 1.1 < result.high(), result.toString());
    assertEquals((result.high() - result.low()) / 2, result.resolution());
    assertEquals(2.0 / 1024, result.p(), 1e-9, "ten shuffles, all on one side");
    assertEquals(43.5, comparisons.get(2).nanosAfter(), 0.5);
  }

  /** What comes out is a matter of the records alone, in whichever order they are read. */
  @Test
  void orderOfTheRecordsMakesNoDifference() {
    List<Trial> trials = trials(50, 44);
    List<CostComparison> expected = Costs.of(trials);
    Collections.shuffle(trials, new Random(3));
    assertEquals(expected, Costs.of(trials));
  }

  @Test
  void otherTrialsArePassedOver() {
    List<Trial> trials = trials(50, 44);
    List<CostComparison> expected = Costs.of(trials);
    trials.add(7, Samples.stale(Samples.cell("1.23.0"), 1));
    assertEquals(expected, Costs.of(trials));
    assertEquals(List.of(), Costs.of(List.of(Samples.stale(Samples.cell("1.23.0"), 1))));
    assertEquals(List.of(), Costs.of(List.of()));
  }

  @Test
  void operationsAreComparedEachForItself() {
    Cell one = Timings.cell(Timings.SYSCALL, "1.23.0", Patch.NONE);
    Cell other = Timings.cell(Timings.SYSCALL, "1.23.1", Patch.NONE);
    List<Trial> trials = trials(50, 40);
    for (int round = 0; round < 10; round++) {
      trials.add(Timings.trial(one, 2 * round, round, 160));
      trials.add(Timings.trial(one, 2 * round + 1, 100 + round, 160));
      trials.add(Timings.trial(other, 2 * round, round, 80));
    }
    List<CostComparison> comparisons = Costs.of(trials);

    assertEquals(
        List.of(BASE, FIX, FIXED, one, other), comparisons.stream().map(c -> c.after()).toList());
    assertEquals(0.5, comparisons.get(4).result().orElseThrow().ratio(), 1e-9);
  }

  /** What disturbs a trial makes it slower; so one in peace is enough. */
  @Test
  void theFastestTrialOfAShuffleCounts() {
    List<Trial> trials = new ArrayList<>();
    for (int round = 0; round < 30; round++) {
      int slower = 1 + round / 10;
      trials.add(Timings.trial(BASE, 2 * round, round % 10, 40 * slower));
      trials.add(Timings.trial(BASE, 2 * round + 1, 100 + round % 10, 40 * slower * slower));
      trials.add(Timings.trial(FIXED, 2 * round, round % 10, 44 * (4 - slower)));
    }
    List<CostComparison> comparisons = Costs.of(trials);
    assertEquals(1, comparisons.get(0).result().orElseThrow().ratio(), 1e-9);
    assertEquals(1.1, comparisons.get(1).result().orElseThrow().ratio(), 1e-9);
    assertEquals(40, comparisons.get(1).nanosBefore(), 1e-9);
    assertEquals(44, comparisons.get(1).nanosAfter(), 1e-9);
  }

  /** One lost trial takes its partner with it, and nothing else. */
  @Test
  void aTrialThatFailedIsLeftOutAndTold() {
    List<Trial> trials = trials(50, 44);
    trials.replaceAll(
        trial -> {
          if (trial.cell().equals(FIXED) && trial.number() == 8) {
            return Samples.unrun(FIXED, 8, Status.TIMED_OUT, null);
          }
          return trial.cell().equals(FIXED) && trial.number() == 10
              ? Samples.completed(FIXED, 10, 0, Samples.progress(0, 0, 0, true))
              : trial;
        });
    CostComparison comparison = Costs.of(trials).get(2);

    assertEquals(48, comparison.pairs());
    assertEquals(Map.of("timed out", 1, "nothing was timed", 1), comparison.failures());
    assertTrue(comparison.distinguishable());
  }

  @Test
  void whatCouldNotBeBuiltIsNotCompared() {
    List<Trial> trials = trials(50, 44);
    trials.removeIf(trial -> trial.cell().equals(FIXED));
    trials.add(Samples.unrun(FIXED, 0, Status.COULD_NOT_BUILD, "undefined: x"));
    CostComparison comparison = Costs.of(trials).get(2);

    assertTrue(comparison.result().isEmpty());
    assertFalse(comparison.distinguishable());
    assertEquals(0, comparison.pairs());
    assertEquals(Map.of("could not build: undefined: x", 1), comparison.failures());
  }

  /**
   * Two comparisons, so 0.025 is left for each: seven shuffles may be all on one side by chance.
   */
  @Test
  void tooFewShufflesAreNotComparedHoweverManyTrials() {
    List<Trial> trials = trials(70, 44);
    trials.removeIf(trial -> trial.number() / 2 % 10 >= 6);
    assertEquals(7, Costs.leastShuffles(2));
    CostComparison comparison = Costs.of(trials).get(2);
    assertEquals(6, comparison.shuffles());
    assertEquals(42, comparison.pairs());
    assertTrue(comparison.result().isEmpty());

    trials = trials(70, 44);
    trials.removeIf(trial -> trial.number() / 2 % 10 >= 7);
    assertTrue(Costs.of(trials).get(2).result().isPresent());
  }

  /** Two runs in one folder have the same numbers twice. */
  @Test
  void runsAppendedToEachOtherArePairedEachInItself() {
    List<Trial> trials = trials(50, 44);
    trials.addAll(trials(50, 44));
    CostComparison comparison = Costs.of(trials).get(2);
    assertEquals(100, comparison.pairs());
    assertEquals(10, comparison.shuffles(), "the same programs");
  }

  @Test
  void timingsAgainstDifferentBuildsDoNotGoTogether() {
    List<Trial> trials = trials(50, 44);
    trials.add(Timings.trial(FIXED, 1, 101, 40));
    assertEquals(
        "these timings don't go together: some builds were compared with 1.23.0, some with 1.23.1",
        Failing.with(ExitCode.USAGE, () -> Costs.of(trials)));
  }
}
