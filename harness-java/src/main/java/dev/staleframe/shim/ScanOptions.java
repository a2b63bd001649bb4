package dev.staleframe.shim;

/**
 * What a scan takes as stale, and how much of it.
 *
 * @param minDelta the least {@code syscallbp - syscallsp} of a right pair, in bytes
 * @param maxDelta the greatest; less than 2,048 above the least, or stale ones are missed
 * @param maxGoroutines more than that are refused
 * @param listCalls whether to list every goroutine in a call, and not the stale ones alone
 */
public record ScanOptions(long minDelta, long maxDelta, long maxGoroutines, boolean listCalls) {
  /** As much memory as a list of that length needs is taken at most: about 200 MB. */
  static final long MAX_GOROUTINES = 1L << 23;

  /** The stale ones only, by the bounds that {@code staleframe/goroutines.h} gives reasons for. */
  public static final ScanOptions STALE = new ScanOptions(-16, 2016, MAX_GOROUTINES, false);

  /** The same, with every goroutine in a call listed. */
  public ScanOptions withCalls() {
    return new ScanOptions(minDelta, maxDelta, maxGoroutines, true);
  }
}
