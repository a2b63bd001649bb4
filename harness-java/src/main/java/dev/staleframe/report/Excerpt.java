package dev.staleframe.report;

import dev.staleframe.Amount;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** As much of what others wrote as a report has room for, made {@link Printable}. */
final class Excerpt {
  private static final int LONGEST_LINE = 500;
  private static final int MOST_LINES = 20;

  private Excerpt() {}

  /** The text on one line. */
  static String line(String text) {
    return line(text, LONGEST_LINE);
  }

  /**
   * The text on one line.
   *
   * @param most how many chars of it are shown; what is left out is counted
   */
  static String line(String text, int most) {
    if (text.length() <= most) {
      return Printable.of(text);
    }
    int end = Character.isHighSurrogate(text.charAt(most - 1)) ? most - 1 : most;
    return Printable.of(text.substring(0, end))
        + "... ("
        + Amount.grouped(text.length() - end, "more character")
        + ")";
  }

  /** The first ones, and how many there are besides. */
  static List<String> lines(List<String> texts) {
    return lines(texts, MOST_LINES);
  }

  /**
   * The first ones, and how many there are besides.
   *
   * @param most how many
   */
  static List<String> lines(List<String> texts, int most) {
    List<String> shown = new ArrayList<>();
    texts.stream().limit(most).map(Excerpt::line).forEach(shown::add);
    if (texts.size() > most) {
      shown.add(String.format(Locale.ROOT, "... and %,d more", texts.size() - most));
    }
    return shown;
  }
}
