package dev.staleframe.binary;

import java.util.OptionalLong;
import java.util.function.LongPredicate;

/** Looks for a few bytes in a window, in a bounded buffer. */
final class Scan {
  private static final int CHUNK = 1 << 16;

  private Scan() {}

  /**
   * Finds the first place that starts with the pattern and is sound.
   *
   * @param address that of the window's first byte
   * @param alignment the pattern's address is a multiple of it; it divides 65,536
   * @param sound looks closer, given the offset
   */
  static OptionalLong find(
      Window window, long address, byte[] pattern, int alignment, LongPredicate sound) {
    byte[] buffer = new byte[CHUNK + pattern.length];
    long first = Math.floorMod(-address, (long) alignment);
    for (long start = first; start < window.length(); start += CHUNK) {
      int filled = window.fill(start, buffer, 0, buffer.length);
      int last = Math.min(CHUNK - 1, filled - pattern.length);
      for (int i = 0; i <= last; i += alignment) {
        if (startsWith(buffer, i, pattern) && sound.test(start + i)) {
          return OptionalLong.of(start + i);
        }
      }
    }
    return OptionalLong.empty();
  }

  private static boolean startsWith(byte[] buffer, int at, byte[] pattern) {
    for (int i = 0; i < pattern.length; i++) {
      if (buffer[at + i] != pattern[i]) {
        return false;
      }
    }
    return true;
  }
}
