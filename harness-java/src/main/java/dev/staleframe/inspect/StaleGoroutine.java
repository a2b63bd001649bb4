package dev.staleframe.inspect;

import dev.staleframe.shim.ScannedGoroutine;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A goroutine with a stale frame pointer.
 *
 * @param found it, as it was
 * @param caller who made the call that it is in, if that could be found out
 * @param formerEnd the address above the stack that it had when it made the call, if that could be
 *     found out
 * @param since how long it has been in that call, at least; empty if nothing tells
 */
public record StaleGoroutine(
    ScannedGoroutine found,
    Optional<Caller> caller,
    OptionalLong formerEnd,
    Optional<Duration> since) {
  /** What makes two of them the same: a goroutine in the same call. */
  record Key(long goid, long sp, long bp) {}

  Key key() {
    return new Key(found.goid(), found.sp(), found.bp());
  }

  /** The same, after having been seen for longer; for no time after the first look at it. */
  StaleGoroutine seenFor(Duration seen) {
    if (seen.isZero()) {
      return this;
    }
    Duration longer = since.filter(known -> known.compareTo(seen) > 0).orElse(seen);
    return new StaleGoroutine(found, caller, formerEnd, Optional.of(longer));
  }
}
