package dev.staleframe.judge;

import dev.staleframe.trial.Cell;
import dev.staleframe.trial.Samples;
import dev.staleframe.trial.Status;

/** Verdicts to test with, made by the tallies from trials as they come. */
public final class Verdicts {
  private Verdicts() {}

  /** The verdict of so many trials; those that say nothing timed out. */
  public static CellVerdict of(Cell cell, int stale, int consistent, int unknown) {
    CellTally tally = new CellTally(cell);
    int number = 0;
    for (int i = 0; i < stale; i++) {
      tally.add(Samples.stale(cell, number++));
    }
    for (int i = 0; i < consistent; i++) {
      tally.add(Samples.clean(cell, number++));
    }
    for (int i = 0; i < unknown; i++) {
      tally.add(Samples.unrun(cell, number++, Status.TIMED_OUT, null));
    }
    return tally.verdict();
  }

  /** The verdict of so many trials in which the fault went without a crash. */
  public static CellVerdict silent(Cell cell, int stale) {
    CellTally tally = new CellTally(cell);
    for (int i = 0; i < stale; i++) {
      tally.add(Samples.completed(cell, i, 0, Samples.silent(cell)));
    }
    return tally.verdict();
  }

  /** The verdict of trials with the fault in all, of which only some crash. */
  public static CellVerdict crashing(Cell cell, int crashes, int trials) {
    CellTally tally = new CellTally(cell);
    for (int i = 0; i < trials; i++) {
      tally.add(
          i < crashes
              ? Samples.stale(cell, i)
              : Samples.completed(cell, i, 0, Samples.silent(cell)));
    }
    return tally.verdict();
  }

  /** What the witness of that name says. */
  public static Verdict by(String witness, CellVerdict verdict) {
    return verdict.verdicts().stream()
        .filter(one -> one.witness().equals(witness))
        .findFirst()
        .orElseThrow();
  }
}
