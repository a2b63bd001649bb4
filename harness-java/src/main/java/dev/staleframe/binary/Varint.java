package dev.staleframe.binary;

/**
 * A number in base 128, low digits first (LEB128).
 *
 * @param value unsigned
 * @param end the offset after it
 */
record Varint(long value, long end) {
  private static final int MOST_BITS = 63;

  /** Reads the number at that offset. */
  static Varint read(Window window, long offset) {
    long value = 0;
    long at = offset;
    for (int shift = 0; shift < MOST_BITS; shift += 7) {
      int digit = window.u8(at++);
      value |= (long) (digit & 0x7f) << shift;
      if (digit < 0x80) {
        return new Varint(value, at);
      }
    }
    throw window.malformed("corrupted: a number that does not end");
  }
}
