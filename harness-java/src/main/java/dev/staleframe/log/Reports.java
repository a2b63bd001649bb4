package dev.staleframe.log;

import dev.staleframe.crash.LineKind;
import java.util.List;

/** How much a text looks like a crash report, also where its lines have a prefix. */
final class Reports {
  private static final int ENOUGH = 2;

  private Reports() {}

  /** The lines of a text that reports have. */
  static int linesIn(String text) {
    return (int) text.lines().filter(Reports::isOfReport).count();
  }

  private static boolean isOfReport(String line) {
    LineKind kind = LineKind.of(line);
    return kind.isOfStack()
        || kind == LineKind.OPENING
        || kind == LineKind.DETAIL
        || Anchor.of(line).isPresent();
  }

  /**
   * Whether what one line was taken apart to is a report, or a part of one.
   *
   * @param ended whether there was a line end at the end too
   */
  static boolean isReport(List<String> parts, boolean ended) {
    if (parts.isEmpty()) {
      return false;
    }
    boolean opens = LineKind.of(parts.get(0)) == LineKind.OPENING;
    boolean goesOn = parts.stream().anyMatch(part -> LineKind.of(part) == LineKind.DETAIL);
    return stackLines(parts) >= ENOUGH || opens && (goesOn || ended && parts.size() == 1);
  }

  /** The lines that only stacks have. */
  static int stackLines(List<String> lines) {
    return (int) lines.stream().filter(Reports::isOfStack).count();
  }

  private static boolean isOfStack(String line) {
    return LineKind.of(line).isOfStack()
        || Anchor.of(line).map(Anchor::kind).filter(LineKind::isOfStack).isPresent();
  }
}
