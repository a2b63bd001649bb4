package dev.staleframe.launch;

import dev.staleframe.Amount;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * What a process wrote to one stream.
 *
 * @param head the first bytes
 * @param tail the last bytes, empty when the head holds everything
 * @param total how many bytes it wrote
 */
public record Capture(byte[] head, byte[] tail, long total) {
  /** How many bytes between head and tail were dropped. */
  public long cut() {
    return total - head.length - tail.length;
  }

  /** The text, with a line where something was cut; invalid UTF-8 becomes U+FFFD. */
  public String text() {
    if (cut() == 0) {
      byte[] all = Arrays.copyOf(head, head.length + tail.length);
      System.arraycopy(tail, 0, all, head.length, tail.length);
      return utf8(all);
    }
    return utf8(head) + "\n[... " + Amount.of(cut(), "byte") + " cut ...]\n" + utf8(tail);
  }

  private static String utf8(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }
}
