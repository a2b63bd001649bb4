package dev.staleframe.binary;

/**
 * A program header.
 *
 * @param type PT_LOAD and so on
 * @param flags PF_X, PF_W, PF_R
 * @param offset where its bytes are in the file
 * @param address where they belong in memory, at link time: without the load bias
 * @param fileSize how many bytes the file holds
 * @param memorySize how many it has in memory
 */
public record Segment(
    int type, int flags, long offset, long address, long fileSize, long memorySize) {
  public static final int LOAD = 1;
  static final int DYNAMIC = 2;
  static final int INTERPRETER = 3;
  static final int NOTE = 4;

  public boolean executable() {
    return (flags & 1) != 0;
  }

  public boolean writable() {
    return (flags & 2) != 0;
  }

  /** Whether the file has the byte at that address. */
  boolean holds(long at) {
    return Long.compareUnsigned(at - address, fileSize) < 0;
  }
}
