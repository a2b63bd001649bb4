package dev.staleframe.log;

/** How much has passed since the last line that looked like a report's. */
final class Quiet {
  private static final int MOST_LINES = 256;
  private static final int MOST_BYTES = 1 << 18;

  private int lines;
  private int bytes;

  void add(RawLine line) {
    if (line.trigger().compareTo(Trigger.STACK) >= 0 || line.hasPlace()) {
      lines = 0;
      bytes = 0;
    } else {
      lines++;
      bytes += line.length() + 1;
    }
  }

  /** Whether the report has ended. */
  boolean isLong() {
    return lines >= MOST_LINES || bytes >= MOST_BYTES;
  }
}
