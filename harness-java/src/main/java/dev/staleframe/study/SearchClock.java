package dev.staleframe.study;

import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * The time of a search, in nanoseconds: it stands still while releases are fetched and programs
 * built, which takes minutes on a machine that has none of them yet. Safe for many threads.
 */
final class SearchClock implements LongSupplier {
  private final LongSupplier clock;
  private long stood;
  private long since;
  private int stops;

  /**
   * @param clock that of the machine, in nanoseconds
   */
  SearchClock(LongSupplier clock) {
    this.clock = clock;
  }

  @Override
  public synchronized long getAsLong() {
    return (stops > 0 ? since : clock.getAsLong()) - stood;
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
