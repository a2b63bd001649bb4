package dev.staleframe.command;

import dev.staleframe.Amount;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Keeps the first and the last bytes written to it, so that endless output costs bounded memory.
 */
public final class HeadAndTail extends OutputStream {
  private final byte[] head;
  private final byte[] tail;
  private long total;

  /**
   * @param size bytes kept at each end
   */
  public HeadAndTail(int size) {
    head = new byte[size];
    tail = new byte[size];
  }

  @Override
  public synchronized void write(int b) {
    if (total < head.length) {
      head[(int) total] = (byte) b;
    } else {
      tail[(int) ((total - head.length) % tail.length)] = (byte) b;
    }
    total++;
  }

  @Override
  public synchronized void write(byte[] bytes, int offset, int length) {
    int toHead = (int) Math.min(Math.max(head.length - total, 0), length);
    System.arraycopy(bytes, offset, head, (int) Math.min(total, head.length), toHead);
    total += toHead;
    // Of what goes to the tail, all but the last pieces would be overwritten at once.
    int skipped = Math.max(length - toHead - tail.length, 0);
    total += skipped;
    for (int i = toHead + skipped; i < length; i++) {
      write(bytes[offset + i]);
    }
  }

  /** What was kept, with a line in between that says how much was cut. */
  public synchronized String text() {
    if (total <= head.length) {
      return utf8(Arrays.copyOf(head, (int) total));
    }
    long afterHead = total - head.length;
    if (afterHead <= tail.length) {
      byte[] all = Arrays.copyOf(head, (int) total);
      System.arraycopy(tail, 0, all, head.length, (int) afterHead);
      return utf8(all);
    }
    int start = (int) (afterHead % tail.length);
    byte[] ordered = new byte[tail.length];
    System.arraycopy(tail, start, ordered, 0, tail.length - start);
    System.arraycopy(tail, 0, ordered, tail.length - start, start);
    return utf8(head)
        + "\n[... "
        + Amount.of(afterHead - tail.length, "byte")
        + " cut ...]\n"
        + utf8(ordered);
  }

  private static String utf8(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }
}
