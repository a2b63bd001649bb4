package dev.staleframe.binary;

/**
 * A section header.
 *
 * @param name such as {@code .text}
 * @param type SHT_PROGBITS and so on
 * @param flags SHF_COMPRESSED and so on
 * @param address where it is in memory, at link time
 * @param offset where it is in the file
 * @param size in bytes
 * @param link another section that it needs, by its number
 */
record Section(String name, int type, long flags, long address, long offset, long size, long link) {
  static final int SYMBOLS = 2;
  static final int NO_BITS = 8;
  private static final long COMPRESSED = 0x800;

  /** Whether the file holds its bytes. */
  boolean hasBytes() {
    return type != NO_BITS && type != 0;
  }

  boolean compressed() {
    return (flags & COMPRESSED) != 0;
  }
}
