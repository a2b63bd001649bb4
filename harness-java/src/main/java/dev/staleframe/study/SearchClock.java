package dev.staleframe.study;

import java.time.Duration;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * The time of a search, in nanoseconds: it stands still while releases are fetched and programs
 * built, which takes minutes on a machine that has none of them yet; but not for longer than it
 * may. Safe for many threads.
 */
final class SearchClock implements LongSupplier {
  private final LongSupplier clock;
  private final long most;
  private long stood;
  private long since;
  private int stops;

  /**
   * @param clock that of the machine, in nanoseconds
   * @param most how long it may stand still, all in all
   */
  SearchClock(LongSupplier clock, Duration most) {
    this.clock = clock;
    this.most = most.toNanos();
  }

  @Override
  public synchronized long getAsLong() {
    long now = clock.getAsLong();
    return now - Math.min(most, stood + (stops > 0 ? now - since : 0));
  }

  /** Does something that is not to count. */
  <T> T without(Supplier<T> work) {
    stop();
    try {
      return work.get();
    } finally {
      goOn();
    }
  }

  private synchronized void stop() {
    if (stops++ == 0) {
      since = clock.getAsLong();
    }
  }

  private synchronized void goOn() {
    if (--stops == 0) {
      stood += clock.getAsLong() - since;
    }
  }
}
