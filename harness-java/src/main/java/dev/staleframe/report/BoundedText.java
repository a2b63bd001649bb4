package dev.staleframe.report;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

/** Lines of a text that must not grow beyond some bytes of UTF-8. */
final class BoundedText {
  private final StringBuilder text = new StringBuilder();
  private final int most;
  private int size;

  /**
   * @param most bytes of what {@link #rows} adds; lines are small beside it and always fit
   */
  BoundedText(int most) {
    this.most = most;
  }

  /** Adds lines that must be there. */
  void lines(String... lines) {
    for (String line : lines) {
      text.append(line).append('\n');
      size += bytes(line);
    }
  }

  /**
   * Adds as many as there is room for, and says how many there was none for.
   *
   * @param share how much of the room that is left they may take, 0 to 1
   * @param what they are, in the plural
   */
  void rows(List<String> rows, double share, String what) {
    int room = (int) ((most - size) * share);
    int shown = 0;
    for (String row : rows) {
      int bytes = bytes(row);
      if (bytes > room) {
        break;
      }
      room -= bytes;
      lines(row);
      shown++;
    }
    if (shown < rows.size()) {
      lines(
          "",
          String.format(
              Locale.ROOT,
              "%,d of %,d %s are left out, for GitHub takes 1 MiB; the other reports have all.",
              rows.size() - shown,
              rows.size(),
              what));
    }
  }

  private static int bytes(String line) {
    return line.getBytes(StandardCharsets.UTF_8).length + 1;
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
