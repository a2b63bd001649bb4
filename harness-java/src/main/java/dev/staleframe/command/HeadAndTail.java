package dev.staleframe.command;

import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Keeps the first and the last bytes written to it, so that endless output costs bounded memory.
 */
final class HeadAndTail extends OutputStream {
  private final byte[] head;
  private final byte[] tail;
  private long total;

  /**
   * @param size bytes kept at each end
   */
  HeadAndTail(int size) {
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

  /** What was kept, with a line in between that says how much was cut. */
  synchronized String text() {
    if (total <= head.length) {
      return utf8(Arrays.copyOf(head, (int) total));
    }
    long afterHead = total - head.length;
    if (afterHead <= tail.length) {
      return utf8(head) + utf8(Arrays.copyOf(tail, (int) afterHead));
    }
    int start = (int) (afterHead % tail.length);
    byte[] ordered = new byte[tail.length];
    System.arraycopy(tail, start, ordered, 0, tail.length - start);
    System.arraycopy(tail, 0, ordered, tail.length - start, start);
    return utf8(head) + "\n[... " + (afterHead - tail.length) + " bytes cut ...]\n" + utf8(ordered);
  }

  private static String utf8(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }
}
