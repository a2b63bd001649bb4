package dev.staleframe.crash;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The labels of goroutines in a line that may hold more than one header. A label can look like
 * escaped lines, HTML, JSON or another report, and says nothing about a crash.
 */
public final class LabelsInLine {
  /** What stands for labels that were taken out: a label whose key and value are empty. */
  public static final String EMPTY = "{: }";

  private static final String GOROUTINE = "goroutine ";

  /**
   * A header up to the brace that opens its labels. Its length is bounded, so the search is linear.
   */
  private static final Pattern OPENING =
      Pattern.compile(
          "goroutine \\d{1,19} [^\\[\\]{}\"]{0,100}\\[[^\\[\\]{}\"]{0,150}?(?:\\] | labels:)\\{");

  private static final int LONGEST_OPENING = 300;

  private LabelsInLine() {}

  /** Whether the brace at the index opens a goroutine's labels. */
  public static boolean openAt(String line, int brace) {
    int from = line.lastIndexOf(GOROUTINE, brace);
    return from >= 0
        && brace - from < LONGEST_OPENING
        && OPENING.matcher(line).region(from, brace + 1).matches();
  }

  /** The line with {@link #EMPTY} for all labels, and without those that the line's end cuts. */
  public static String empty(String line) {
    if (!line.contains(GOROUTINE)) {
      return line;
    }
    StringBuilder out = new StringBuilder();
    int done = 0;
    Matcher opening = OPENING.matcher(line);
    for (int from = 0; opening.find(from); from = Math.max(done, opening.end())) {
      int brace = opening.end() - 1;
      int end = LabelSyntax.endInLog(line, brace);
      if (end == LabelSyntax.CUT) {
        return out.append(line, done, brace + 1).toString();
      }
      if (end != LabelSyntax.NONE) {
        out.append(line, done, brace).append(EMPTY);
        done = end;
      }
    }
    return out.append(line, done, line.length()).toString();
  }
}
