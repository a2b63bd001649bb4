package dev.staleframe.log;

import java.nio.charset.StandardCharsets;

/**
 * A line, or a piece of a long one, in the bytes that are being read.
 *
 * @param bytes valid only until more is read
 * @param from where it begins
 * @param to where it ends, without the line end
 * @param number of the line
 * @param ended false if the log ends here without a line end
 */
record RawLine(byte[] bytes, int from, int to, long number, boolean ended) {

  int length() {
    return to - from;
  }

  Trigger trigger() {
    return Trigger.in(bytes, from, to);
  }

  /** Bytes that are not UTF-8 become replacement characters. */
  LogLine decode() {
    return LogLine.of(number, new String(bytes, from, to - from, StandardCharsets.UTF_8), ended);
  }

  /** Whether a place in a source file stands in it as stacks have them: {@code x.go:12 +0x1d}. */
  boolean hasPlace() {
    for (int i = from; i + 4 < to; i++) {
      if (bytes[i] == '.' && isSource(i + 1)) {
        return true;
      }
    }
    return false;
  }

  private boolean isSource(int extension) {
    int colon =
        bytes[extension] == 'g' && bytes[extension + 1] == 'o' ? extension + 2 : extension + 1;
    int end = colon + 1;
    while (end < to && bytes[end] >= '0' && bytes[end] <= '9') {
      end++;
    }
    // Other logs have "x.go:12: text" and "x.go:12] text".
    return bytes[colon] == ':'
        && end > colon + 1
        && (end == to || " \\\"<\r".indexOf((char) bytes[end]) >= 0);
  }
}
