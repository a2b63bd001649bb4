package dev.staleframe.journal;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/** Cuts a stream into blocks of whole lines. */
final class LineBlocks {
  private static final int BLOCK = 2 << 20;

  /** A line of a journal has a few thousand bytes; what is longer is none. */
  private static final int LONGEST_LINE = 16 << 20;

  private final InputStream in;
  private byte[] rest = {};

  LineBlocks(InputStream in) {
    this.in = in;
  }

  /**
   * Some lines; the last line of a stream may lack its end.
   *
   * @param bytes the lines, and perhaps more behind them
   * @param length how many of the bytes
   */
  record Block(byte[] bytes, int length) {
    /** Where the line that starts there ends. */
    int endOfLine(int start) {
      int end = start;
      while (end < length && bytes[end] != '\n') {
        end++;
      }
      return end;
    }
  }

  /** The next block, or null if there is no more. */
  Block next() throws IOException {
    byte[] bytes = Arrays.copyOf(rest, rest.length + BLOCK);
    int length = rest.length;
    while (true) {
      int read = in.readNBytes(bytes, length, bytes.length - length);
      length += read;
      if (length < bytes.length) {
        rest = new byte[0];
        return length == 0 ? null : new Block(bytes, length);
      }
      int end = lastLineEnd(bytes, length);
      if (end > 0) {
        rest = Arrays.copyOfRange(bytes, end, length);
        return new Block(bytes, end);
      }
      if (length > LONGEST_LINE) {
        throw new IOException("a line of more than " + (LONGEST_LINE >> 20) + " MiB");
      }
      bytes = Arrays.copyOf(bytes, length + BLOCK);
    }
  }

  private static int lastLineEnd(byte[] bytes, int length) {
    int end = length;
    while (end > 0 && bytes[end - 1] != '\n') {
      end--;
    }
    return end;
  }
}
