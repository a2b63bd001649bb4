package dev.staleframe.report;

import java.io.PrintStream;
import java.util.Locale;

/** A line now and then, for logs. */
public final class SparseProgress implements ProgressView {
  private static final int LINES = 4;

  /** No line is owed sooner than this after the last one: a short run has none. */
  private static final long SHORTEST_NANOS = 5_000_000_000L;

  private final PrintStream err;
  private int total;
  private int done;
  private int nextAt;
  private long startedNanos;
  private long lastNanos;

  public SparseProgress(PrintStream err) {
    this.err = err;
  }

  @Override
  public synchronized void preparing(String what) {
    err.println(what);
  }

  @Override
  public synchronized void begin(int trials) {
    total = trials;
    done = 0;
    nextAt = Math.max(1, total / LINES);
    startedNanos = System.nanoTime();
    lastNanos = startedNanos;
  }

  @Override
  public synchronized void step(int stale) {
    done++;
    long now = System.nanoTime();
    if (done >= nextAt && done < total && now - lastNanos >= SHORTEST_NANOS) {
      double perSecond = done * 1e9 / (now - startedNanos);
      err.printf(
          Locale.ROOT, "%d of %d trials, %d stale, %.0f a second%n", done, total, stale, perSecond);
      nextAt += Math.max(1, total / LINES);
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
