package dev.staleframe.shim;

/**
 * A goroutine in a call of C or of the system, as it was in another process. All but the first, the
 * status and {@code waitsince} are addresses.
 *
 * @param goid its number
 * @param address of its {@code runtime.g}
 * @param status as in {@code runtime/runtime2.go} ({@code _Gidle} = 0 and so on)
 * @param stale whether {@code bp} is the frame pointer of a stack that it no longer has
 * @param waitsince nanoseconds on CLOCK_MONOTONIC of its machine, set by the first collection
 *     during the call; 0 if there was none
 * @param sp {@code syscallsp}
 * @param pc {@code syscallpc}, in the function that called {@code entersyscall}
 * @param bp {@code syscallbp}
 * @param lo where its stack begins
 * @param hi where its stack ends, exclusive
 * @param holder of a stale one: the number of the goroutine on whose stack {@code bp} is now, 0 if
 *     on none
 */
public record ScannedGoroutine(
    long goid,
    long address,
    int status,
    boolean stale,
    long waitsince,
    long sp,
    long pc,
    long bp,
    long lo,
    long hi,
    long holder) {
  /** Words of a {@code staleframe_goroutine}. */
  static final int WORDS = 11;

  static ScannedGoroutine of(long[] words, int at) {
    return new ScannedGoroutine(
        words[at],
        words[at + 1],
        (int) words[at + 2],
        words[at + 3] != 0,
        words[at + 4],
        words[at + 5],
        words[at + 6],
        words[at + 7],
        words[at + 8],
        words[at + 9],
        words[at + 10]);
  }
}
