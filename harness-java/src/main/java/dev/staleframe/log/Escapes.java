package dev.staleframe.log;

import dev.staleframe.crash.LabelsInLine;
import dev.staleframe.crash.LineKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Whole reports in one line, with {@code \n} for the line ends, perhaps escaped more than once. A
 * line is taken apart only if what comes out has lines of a stack: {@code C:\new\x.go} stays.
 */
final class Escapes implements Repair {
  private static final int DEEPEST = 4;

  @Override
  public List<LogLine> apply(List<LogLine> lines, Set<Damage> found) {
    List<LogLine> out = new ArrayList<>(lines.size());
    for (LogLine line : lines) {
      List<String> parts = parts(line.text());
      if (parts.isEmpty()) {
        out.add(line);
      } else {
        found.add(Damage.ESCAPED);
        parts.forEach(part -> out.add(line.part(part)));
      }
    }
    return out;
  }

  /** The lines in it, or none if it is a line like others. */
  private static List<String> parts(String line) {
    String text = line;
    for (int depth = 0; depth < DEEPEST && text.contains("\\n"); depth++) {
      text = LabelsInLine.empty(text);
      if (!text.contains("\\n") || depth == 0 && isEndOfLabels(text)) {
        return List.of();
      }
      text = Unescape.once(text);
      List<String> parts = text.lines().toList();
      if (Reports.isReport(parts, text.endsWith("\n"))) {
        return isHtml(line, parts) ? List.of() : unquoted(parts);
      }
    }
    return List.of();
  }

  /** Whether it is the end of a header whose beginning is lost; that may hold escaped lines. */
  private static boolean isEndOfLabels(String line) {
    return line.endsWith("}:") || line.endsWith("}]:");
  }

  /** Whether the lines of a report end in HTML, so that other line ends are within them. */
  private static boolean isHtml(String line, List<String> parts) {
    return Reports.stackLines(Html.parts(line)) > Reports.stackLines(parts);
  }

  /** What stands before the report in the first line, and after it in the last, apart from it. */
  private static List<String> unquoted(List<String> parts) {
    List<String> out = new ArrayList<>(parts);
    int last = out.size() - 1;
    out.set(last, beforeQuote(out.get(last)));
    int opening = Anchor.opening(out.get(0));
    if (opening > 0) {
      out.add(1, out.get(0).substring(opening));
      out.set(0, out.get(0).substring(0, opening));
    }
    return out;
  }

  private static String beforeQuote(String line) {
    int quote = Math.max(line.lastIndexOf('"'), line.lastIndexOf('\''));
    boolean better =
        quote > 0
            && LineKind.of(line) == LineKind.OTHER
            && LineKind.of(line.substring(0, quote)) != LineKind.OTHER;
    return better ? line.substring(0, quote) : line;
  }
}
