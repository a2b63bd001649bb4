package dev.staleframe.bench;

import dev.staleframe.judge.CellTally;
import dev.staleframe.report.ProgressView;

/** Times a study from its first trial to its end: without provisioning, with all of the reading. */
final class Stopwatch implements ProgressView {
  private long startNanos;
  private long endNanos;
  private volatile long lastTrialNanos;

  @Override
  public void preparing(String what) {
    Bench.progress(what);
  }

  @Override
  public void expect(int total) {
    startNanos = System.nanoTime();
  }

  @Override
  public void ended(CellTally.Heard heard) {
    lastTrialNanos = System.nanoTime();
  }

  @Override
  public void interrupted(String words) {}

  @Override
  public void close() {}

  /** The study is over. */
  void ended() {
    endNanos = System.nanoTime();
  }

  double seconds() {
    return (endNanos - startNanos) / 1e9;
  }

  /** From the first trial to the last, without clearing up. */
  double trialSeconds() {
    return (lastTrialNanos - startNanos) / 1e9;
  }
}
