package dev.staleframe.study;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * Fits trials to a time. Each lot gets an equal share of what is left when its turn comes; one that
 * needs less leaves the rest to those after it.
 */
final class Budget {
  private final LongSupplier clock;
  private final long end;
  private int lots;
  private int builds;
  private long buildNanos;

  /**
   * @param time how long all may take
   * @param clock the time now, in nanoseconds
   */
  Budget(Duration time, LongSupplier clock) {
    this.clock = clock;
    this.end = clock.getAsLong() + time.toNanos();
  }

  /** How many lots share it. */
  synchronized void lots(int count) {
    lots = count;
  }

  /** Notes what providing for a lot took, in nanoseconds. */
  synchronized void built(long nanos) {
    builds++;
    buildNanos += nanos;
  }

  /** Whether another lot can be provided for in time, going by those so far. */
  synchronized boolean allowsBuild() {
    long usual = builds == 0 ? 0 : buildNanos / builds;
    boolean allowed = clock.getAsLong() + usual < end;
    if (!allowed) {
      lots--;
    }
    return allowed;
  }

  private synchronized long share() {
    long now = clock.getAsLong();
    return now + Math.max(0, end - now) / Math.max(1, lots--);
  }

  /** Runs trials of a lot for its share of the time, one of each cell at the least. */
  void run(Campaign campaign, int most) {
    long until = share();
    long start = clock.getAsLong();
    int ran = 0;
    int next = 1;
    while (next > 0) {
      campaign.expect(next);
      campaign.run(next);
      ran += next;
      next = next(ran, most - ran, clock.getAsLong() - start, until - clock.getAsLong());
    }
  }

  /**
   * How many rounds of trials to run next.
   *
   * @param ran rounds so far, at least one
   * @param left rounds that may still be run
   * @param took nanoseconds that they took
   * @param remaining nanoseconds that are left, or less than none
   */
  static int next(int ran, int left, long took, long remaining) {
    long round = Math.max(1, took / ran);
    // No further ahead than what is known: the first rounds say little of how long one takes.
    long fit = Math.min(ran, remaining / round);
    return (int) Math.max(0, Math.min(fit, left));
  }
}
