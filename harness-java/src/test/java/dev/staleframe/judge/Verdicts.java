package dev.staleframe.judge;

import dev.staleframe.trial.Cell;
import dev.staleframe.trial.Samples;
import dev.staleframe.trial.Status;

/** Verdicts to test with, made by the tally from trials as they come. */
public final class Verdicts {
  private Verdicts() {}

  /** The verdict of so many trials; those that say nothing timed out. */
  public static Verdict of(Cell cell, int stale, int consistent, int unknown) {
    Tally tally = new Tally(cell, new CrashWitness());
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
}
