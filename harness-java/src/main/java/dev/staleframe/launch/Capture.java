package dev.staleframe.launch;

import java.nio.charset.StandardCharsets;

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
    String first = new String(head, StandardCharsets.UTF_8);
    String last = new String(tail, StandardCharsets.UTF_8);
    return cut() == 0 ? first + last : first + "\n[... " + cut() + " bytes cut ...]\n" + last;
  }
}
