package dev.staleframe.report;

import dev.staleframe.judge.CellTally;
import java.io.PrintStream;

/** A line now and then, for logs. */
public final class SparseProgress implements ProgressView {
  private static final int LINES = 10;

  /** No line is owed sooner than this after the last one: a short run has none. */
  private static final long SHORTEST_NANOS = 5_000_000_000L;

  /** How often it is said how far a search is. */
  private static final long BETWEEN_NANOS = 60_000_000_000L;

  private final PrintStream err;
  private Pace pace;
  private int nextAt;
  private long lastNanos;

  public SparseProgress(PrintStream err) {
    this.err = err;
  }

  @Override
  public synchronized void preparing(String what) {
    err.println(what);
  }

  @Override
  public synchronized void searching(String status) {
    long now = System.nanoTime();
    if (lastNanos == 0) {
      lastNanos = now; // At the beginning there is nothing to say.
    } else if (now - lastNanos >= BETWEEN_NANOS) {
      err.println(status);
      lastNanos = now;
    }
  }

  @Override
  public synchronized void expect(int trials) {
    if (pace == null) {
      lastNanos = System.nanoTime();
      pace = new Pace(lastNanos);
    }
    pace.expect(trials);
    nextAt = pace.done() + Math.max(1, (pace.total() - pace.done()) / LINES);
  }

  @Override
  public synchronized void ended(CellTally.Heard heard) {
    if (pace == null) {
      return; // Nobody said how many there would be.
    }
    pace.ended(heard);
    long now = System.nanoTime();
    if (pace.done() >= nextAt && pace.done() < pace.total() && now - lastNanos >= SHORTEST_NANOS) {
      err.println(pace.line(now));
      nextAt += Math.max(1, pace.total() / LINES);
      lastNanos = now;
    }
  }

  @Override
  public synchronized void interrupted(String words) {
    err.println(words);
  }

  @Override
  public void close() {
    // A log needs no tidying up.
  }
}
