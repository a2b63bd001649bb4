package dev.staleframe.binary;

import dev.staleframe.Amount;
import dev.staleframe.StaleframeException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * A part of a file, little-endian, that nothing can be read outside of. Offsets are those within
 * the window, in bytes; any number may be asked for, since they mostly come from the file itself.
 *
 * <p>Whatever does not fit throws {@link StaleframeException} with exit code 2.
 */
final class Window {
  private final PagedFile file;
  private final long start;
  private final long length;

  Window(PagedFile file, long start, long length) {
    this.file = file;
    this.start = start;
    this.length = length;
  }

  long length() {
    return length;
  }

  /** Whether that many bytes are there. */
  boolean holds(long offset, long bytes) {
    return offset >= 0 && bytes >= 0 && offset <= length && bytes <= length - offset;
  }

  /** A part of this window. */
  Window part(long offset, long bytes) {
    check(offset, bytes);
    return new Window(file, start + offset, bytes);
  }

  /** What lies from there on. */
  Window from(long offset) {
    check(offset, 0);
    return part(offset, length - offset);
  }

  int u8(long offset) {
    check(offset, 1);
    return file.at(start + offset);
  }

  int u16(long offset) {
    return (int) number(offset, 2);
  }

  long u32(long offset) {
    return number(offset, 4);
  }

  /** 64 bits; negative if the highest is set. */
  long u64(long offset) {
    return number(offset, 8);
  }

  private long number(long offset, int bytes) {
    check(offset, bytes);
    return file.number(start + offset, bytes);
  }

  /**
   * Copies bytes.
   *
   * @param most what is a sound length here; more is refused before anything is allocated
   */
  byte[] bytes(long offset, long count, int most) {
    check(offset, count);
    if (count > most) {
      throw malformed(
          "%s at 0x%x, where at most %d are sound", Amount.of(count, "byte"), start + offset, most);
    }
    byte[] copy = new byte[(int) count];
    file.copy(start + offset, copy, 0, copy.length);
    return copy;
  }

  /** Fills as much of the buffer as there are bytes from there on; returns how many. */
  int fill(long offset, byte[] buffer, int from, int most) {
    check(offset, 0);
    int count = (int) Math.min(most, length - offset);
    file.copy(start + offset, buffer, from, count);
    return count;
  }

  /** Text up to a zero byte, or up to so many bytes. */
  String text(long offset, int most) {
    check(offset, 0);
    int limit = (int) Math.min(most, length - offset);
    int end = 0;
    while (end < limit && file.at(start + offset + end) != 0) {
      end++;
    }
    return new String(bytes(offset, end, most), StandardCharsets.UTF_8);
  }

  /** The bytes in order. */
  InputStream stream() {
    return new WindowStream(this);
  }

  /** What to throw about this file. */
  StaleframeException malformed(String format, Object... arguments) {
    return file.malformed(String.format(Locale.ROOT, format, arguments));
  }

  private void check(long offset, long bytes) {
    if (!holds(offset, bytes)) {
      throw malformed(
          "truncated or corrupted: %s bytes at %s do not lie within the %d at 0x%x",
          Long.toUnsignedString(bytes), "+0x" + Long.toHexString(offset), length, start);
    }
  }
}
