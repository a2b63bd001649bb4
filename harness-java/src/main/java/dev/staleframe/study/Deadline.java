package dev.staleframe.study;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * When something has to be over.
 *
 * @param clock the time now, in nanoseconds
 * @param end that time
 */
record Deadline(LongSupplier clock, long end) {
  /** So long from now. */
  static Deadline in(Duration time, LongSupplier clock) {
    return new Deadline(clock, clock.getAsLong() + time.toNanos());
  }

  /** One that is so much later; or earlier, by less than nothing. */
  Deadline plus(Duration time) {
    return new Deadline(clock, end + time.toNanos());
  }

  /**
   * That of something which may take one of so many equal parts of the time, from now on.
   *
   * @param began when that time began
   */
  Deadline share(int parts, long began) {
    return new Deadline(clock, Math.min(end, clock.getAsLong() + (end - began) / parts));
  }

  /** Whether the time is up. */
  boolean over() {
    return clock.getAsLong() >= end;
  }
}
