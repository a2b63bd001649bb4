package dev.staleframe.judge;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.staleframe.fixture.Amplifier;
import dev.staleframe.fixture.Patch;
import dev.staleframe.trial.Cell;
import dev.staleframe.trial.Progress;
import dev.staleframe.trial.Samples;
import dev.staleframe.trial.Status;
import dev.staleframe.trial.Trial;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class CheckWitnessTest {
  private static final String TITLE = "fatal error: entersyscall (inconsistent bp)";
  private static final Cell CELL = Samples.cell("1.23.1");
  private static final Cell PLANTED = Samples.cell("1.23.1", Samples.PLANTED, Amplifier.NONE);

  static Stream<Arguments> trials() {
    return Stream.of(
        Arguments.of("STALE", Samples.crashed(CELL, 0, Status.THREW, TITLE, "69087")),
        Arguments.of("CONSISTENT", Samples.clean(CELL, 0)),
        // It had let the pointer pass when the process died of something else.
        Arguments.of("CONSISTENT", Samples.stale(CELL, 0)),
        Arguments.of("the stack did not move", came(0, 1, true)),
        Arguments.of("another crash: boom", died("boom")),
        Arguments.of("timed out", Samples.unrun(CELL, 0, Status.TIMED_OUT, null)),
        // A check that is not the scenario's says nothing of a planted pointer.
        Arguments.of("STALE", Samples.crashed(PLANTED, 0, Status.THREW, TITLE, null)),
        Arguments.of(
            "CONSISTENT", Samples.completed(PLANTED, 0, 0, Samples.progress(0, 0, 0, true))));
  }

  @ParameterizedTest
  @MethodSource("trials")
  void isTheRuntimesOwnThrowOrItsSilence(String expected, Trial trial) {
    Assessment assessment = new CheckWitness().assess(trial);
    assertEquals(
        expected, assessment.reason() == null ? assessment.finding().name() : assessment.reason());
  }

  @Test
  void anotherCheckIsNotTheOneThePointerWasPlantedFor() {
    String other = "fatal error: entersyscallblock (inconsistent bp)";
    Trial trial = Samples.crashed(PLANTED, 0, Status.THREW, other, null);
    Progress nothing = Samples.progress(0, 0, 0, false);
    Trial died =
        new Trial(PLANTED, 0, Status.THREW, 2, 0, 1, 1, 0, nothing, trial.crash(), null, null);
    assertEquals("another crash: " + other, new CheckWitness().assess(died).reason());
  }

  @ParameterizedTest
  @CsvSource({
    "1.22.12, none, true",
    "1.23.0, none, true",
    "1.23.0, check-only, false",
    "1.23.1, none, false"
  })
  void abstainsWhereThereIsNoCheck(String release, Patch patch, boolean abstains) {
    Cell cell = Samples.cell(release, patch, Samples.GROW, Amplifier.EFENCE);
    assertEquals(abstains, new CheckWitness().abstains(cell).isPresent());
  }

  /** That the older release lets it pass is what is to be shown. */
  @Test
  void neverAbstainsWhereAPointerIsPlanted() {
    Cell old = Samples.cell("1.23.0", Samples.PLANTED, Amplifier.NONE);
    assertEquals(true, new CheckWitness().abstains(old).isEmpty());
    assertEquals(Finding.CONSISTENT, new CheckWitness().expected(old));
    assertEquals(Finding.STALE, new CheckWitness().expected(PLANTED));
  }

  /** The one exception is the check itself: it ends the process before anyone else can look. */
  /** Nobody knows whether there is a check; that it fired says that there is. */
  @Test
  void ofHunksItIsHeardIfItFires() {
    Cell hunks =
        Samples.cell("1.23.1", Patch.parse("1.23.0:a1b2c3d4e5f6"), Samples.GROW, Amplifier.EFENCE);
    for (Witness witness : Witness.ALL) {
      assertEquals(Finding.UNKNOWN, witness.expected(hunks), witness.name());
      assertEquals(
          witness instanceof CheckWitness || witness instanceof TraceWitness,
          witness.abstains(hunks).isPresent(),
          witness.name());
    }
    CellTally tally = new CellTally(hunks);
    tally.add(Samples.clean(hunks, 0));
    tally.add(Samples.crashed(hunks, 1, Status.THREW, TITLE, "69087"));
    Verdict check = tally.verdict().verdicts().get(1);
    assertEquals(1, check.stale());
    assertEquals(0, check.consistent());
    assertEquals(true, tally.verdict().asExpected(), "nothing is expected");
  }

  @ParameterizedTest
  @CsvSource({"1.23.0, check-only", "1.23.1, unfixed"})
  void whereItFiresTheOthersAbstain(String release, Patch patch) {
    Cell cell = Samples.cell(release, patch, Samples.GROW, Amplifier.NONE);
    for (Witness witness : Witness.ALL) {
      assertEquals(
          !(witness instanceof CheckWitness), witness.abstains(cell).isPresent(), witness.name());
    }
  }

  private static Trial came(int moves, int parks, boolean done) {
    return Samples.completed(CELL, 0, 0, Samples.progress(moves, parks, 1, done));
  }

  private static Trial died(String title) {
    Trial crashed = Samples.crashed(CELL, 0, Status.CRASHED, title, null);
    Progress early = Samples.progress(0, 0, 0, false);
    return new Trial(CELL, 0, Status.CRASHED, 2, 0, 1, 1, 0, early, crashed.crash(), null, null);
  }
}
