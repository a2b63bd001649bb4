package dev.staleframe.shim;

import java.util.List;

/**
 * What a walk of all goroutines found.
 *
 * @param idle alive, and in no call
 * @param inCall in a call of C or of the system, or on the way in or out
 * @param dead kept by the runtime for later use
 * @param unreadable could not be read, or showed no goroutine: it was changing meanwhile
 * @param torn looked stale, and otherwise when read again: they are not
 * @param goroutines the stale ones, or all in a call, as asked
 */
public record GoroutineScan(
    long idle,
    long inCall,
    long dead,
    long unreadable,
    long torn,
    List<ScannedGoroutine> goroutines) {
  /** The stale ones of them. */
  public List<ScannedGoroutine> stale() {
    return goroutines.stream().filter(ScannedGoroutine::stale).toList();
  }

  /** How many goroutines there are: those alive. */
  public long alive() {
    return idle + inCall;
  }
}
