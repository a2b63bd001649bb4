package dev.staleframe.study;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.staleframe.fixture.Amplifier;
import dev.staleframe.fixture.Patch;
import dev.staleframe.judge.CellTally;
import dev.staleframe.trial.Cell;
import dev.staleframe.trial.Samples;
import dev.staleframe.trial.Status;
import dev.staleframe.trial.Trial;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class BehaviourTest {
  private static final Cell HUNKS =
      Samples.cell("1.23.0", Patch.parse("1.23.1:a1b2c3d4e5f6"), Samples.GROW, Amplifier.EFENCE);

  @Test
  void ofHunksWhatIsSeenCounts() {
    assertEquals(Behaviour.CLEAN, of(HUNKS, t -> t.add(Samples.clean(HUNKS, 0))));
    assertEquals(Behaviour.SILENT, of(HUNKS, t -> t.add(Samples.stale(HUNKS, 0))));
    assertEquals(Behaviour.THROWS, of(HUNKS, t -> t.add(thrown(HUNKS))));
  }

  /** There is a check, but one that does not find all. */
  @Test
  void whatGoesUnnoticedOnceIsSilent() {
    assertEquals(
        Behaviour.SILENT,
        of(
            HUNKS,
            t -> {
              t.add(thrown(HUNKS));
              t.add(Samples.stale(HUNKS, 1));
            }));
  }

  @Test
  void neitherAFailedBuildNorAnotherCrashSaysAnything() {
    assertEquals(Behaviour.UNKNOWN, of(HUNKS, t -> {}));
    assertEquals(
        Behaviour.UNKNOWN,
        of(HUNKS, t -> t.add(Samples.unrun(HUNKS, 0, Status.COULD_NOT_BUILD, "no"))));
    assertEquals(
        Behaviour.UNKNOWN,
        of(
            HUNKS,
            t ->
                t.add(Samples.crashed(HUNKS, 0, Status.THREW, "fatal error: entersyscall", null))));
  }

  @Test
  void aReleaseIsJudgedTheSameWay() {
    Cell fixed = Samples.cell("1.23.1");
    assertEquals(Behaviour.CLEAN, of(fixed, t -> t.add(Samples.clean(fixed, 0))));
    Cell planted = Samples.cell("1.23.1", Samples.PLANTED, Amplifier.EFENCE);
    assertEquals(
        Behaviour.THROWS,
        of(
            planted,
            t -> t.add(Samples.crashed(planted, 0, Status.THREW, Samples.PLANTED.check(), null))));
  }

  private static Trial thrown(Cell cell) {
    return Samples.crashed(
        cell, 0, Status.THREW, "fatal error: entersyscall (inconsistent bp)", "69087");
  }

  private static Behaviour of(Cell cell, Consumer<CellTally> trials) {
    CellTally tally = new CellTally(cell);
    trials.accept(tally);
    return Behaviour.of(tally.verdict());
  }
}
