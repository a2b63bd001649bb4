package dev.staleframe.study;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.staleframe.fixture.Patch;
import dev.staleframe.judge.CostComparison;
import dev.staleframe.judge.Costs;
import dev.staleframe.judge.Timings;
import dev.staleframe.trial.Cell;
import dev.staleframe.trial.Trial;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** That a busy machine makes no difference out of noise, and hides none that there is. */
class CostNoiseTest {
  private static final int STUDIES = 200;

  private static final List<List<Cell>> USUAL =
      Stream.of("call", "callback", "syscall").map(CostNoiseTest::builds).toList();

  private static final TimingPlan PLAN = new TimingPlan(USUAL, 20, 10);

  private static List<Cell> builds(String operation) {
    return List.of(
        Timings.cell(Timings.scenario(operation), "1.23.0", Patch.NONE),
        Timings.cell(Timings.scenario(operation), "1.23.0", Patch.FIX_ONLY),
        Timings.cell(Timings.scenario(operation), "1.23.0", Patch.CHECK_ONLY),
        Timings.cell(Timings.scenario(operation), "1.23.1", Patch.NONE));
  }

  private static List<CostComparison> study(long seed, double factor) {
    BusyMachine machine =
        new BusyMachine(
            seed, cell -> cell.release().toString().equals("1.23.1") ? 40 * factor : 40);
    return Costs.of(machine.run(PLAN));
  }

  /** How many of the studies are so. */
  private static long count(double factor, Predicate<List<CostComparison>> condition) {
    return LongStream.range(0, STUDIES)
        .parallel()
        .filter(seed -> condition.test(study(seed, factor)))
        .count();
  }

  /**
   * Of all nine comparisons together. Of 6000 studies 278 did, which is a rate of 0.046; with 200
   * and a rate of 0.05, 19 are 3 sigma off.
   */
  @Test
  void whereNothingDiffersAStudySeldomSaysSo() {
    long wrong =
        count(
            1,
            comparisons -> comparisons.stream().anyMatch(c -> !c.control() && c.distinguishable()));
    assertTrue(wrong <= 0.05 * STUDIES + 9, wrong + " of " + STUDIES);
  }

  @Test
  void aDifferenceOfThreePercentIsFound() {
    long found =
        count(
            1.03,
            comparisons ->
                comparisons.stream()
                    .filter(c -> c.after().release().toString().equals("1.23.1"))
                    .allMatch(CostComparison::distinguishable));
    assertTrue(found >= 0.97 * STUDIES, found + " of " + STUDIES);
  }

  @Test
  void theControlSeldomDiffersToo() {
    long wrong =
        count(
            1.03,
            comparisons -> comparisons.stream().anyMatch(c -> c.control() && c.distinguishable()));
    assertTrue(wrong <= 0.05 * STUDIES, wrong + " of " + STUDIES);
  }

  /**
   * With one build of each, however often it is timed, the study would be sure of what the order of
   * its functions did to it.
   */
  @Test
  void oneBuildOfEachWouldShowWhatIsNotThere() {
    TimingPlan plan = new TimingPlan(USUAL, 1, 100);
    long wrong =
        LongStream.range(0, 50)
            .parallel()
            .filter(
                seed -> {
                  List<Trial> trials = new BusyMachine(seed, cell -> 40).run(plan);
                  return Costs.of(trials.stream().map(CostNoiseTest::asIfAlone).toList()).stream()
                      .anyMatch(CostComparison::distinguishable);
                })
            .count();
    assertTrue(wrong > 40, wrong + " of 50");
  }

  /** As if its program were its own. */
  private static Trial asIfAlone(Trial trial) {
    double nanos = trial.progress().timing().nanosEach();
    return Timings.trial(trial.cell(), trial.number(), trial.number(), nanos);
  }

  /** The interval holds the true ratio. */
  @Test
  void theEstimateIsRight() {
    long right =
        count(
            1.03,
            comparisons ->
                comparisons.stream()
                    .map(c -> c.result().orElseThrow())
                    .allMatch(
                        r -> r.low() <= 1 && 1 <= r.high() || r.low() <= 1.03 && 1.03 <= r.high()));
    assertTrue(right >= 0.9 * STUDIES, right + " of " + STUDIES);
    assertEquals(12, study(0, 1).size(), "nine, and three controls");
  }
}
