package dev.staleframe.binary;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** Reads the numbers and texts of debug information in order, and counts the bytes. */
final class DwarfInput {
  private static final int LONGEST_NAME = 1 << 14;

  private final InputStream in;
  private long position;

  DwarfInput(InputStream in) {
    this.in = new BufferedInputStream(in, 1 << 14);
  }

  /** How many bytes were read or skipped. */
  long position() {
    return position;
  }

  /** Whether nothing is left. */
  boolean atEnd() throws IOException {
    in.mark(1);
    boolean end = in.read() < 0;
    in.reset();
    return end;
  }

  int u8() throws IOException {
    int value = in.read();
    if (value < 0) {
      throw new EOFException("it ends too early");
    }
    position++;
    return value;
  }

  /** A number of 1 to 8 bytes. */
  long number(int bytes) throws IOException {
    long value = 0;
    for (int i = 0; i < bytes; i++) {
      value |= (long) u8() << 8 * i;
    }
    return value;
  }

  /** An unsigned or signed LEB128; of the signed only the length is of interest. */
  long leb() throws IOException {
    long value = 0;
    for (int shift = 0; shift < 64; shift += 7) {
      int digit = u8();
      value |= (long) (digit & 0x7f) << shift;
      if (digit < 0x80) {
        return value;
      }
    }
    throw new IOException("a number in it does not end");
  }

  String text() throws IOException {
    ByteArrayOutputStream text = new ByteArrayOutputStream();
    for (int next = u8(); next != 0; next = u8()) {
      if (text.size() == LONGEST_NAME) {
        throw new IOException("a name in it does not end");
      }
      text.write(next);
    }
    return text.toString(StandardCharsets.UTF_8);
  }

  void skip(long bytes) throws IOException {
    if (bytes < 0) {
      throw new IOException("a length in it is beyond any file");
    }
    long left = bytes;
    while (left > 0) {
      long skipped = in.skip(left);
      if (skipped <= 0) {
        u8();
        position--;
        skipped = 1;
      }
      left -= skipped;
      position += skipped;
    }
  }
}
