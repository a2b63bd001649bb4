package dev.staleframe.log;

import dev.staleframe.crash.LabelsInLine;
import dev.staleframe.crash.LineKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.commons.text.StringEscapeUtils;

/** Line breaks and characters as HTML, in lines that are a report's without them. */
final class Html implements Repair {
  private static final Pattern MARKUP = Pattern.compile("[<&]");
  private static final Pattern BREAK = Pattern.compile("<br ?/?>|</p>|</div>");

  @Override
  public List<LogLine> apply(List<LogLine> lines, Set<Damage> found) {
    List<LogLine> out = new ArrayList<>(lines.size());
    for (LogLine line : lines) {
      List<String> parts = parts(line.text());
      if (parts.isEmpty()) {
        out.add(line);
      } else {
        found.add(Damage.HTML);
        parts.forEach(part -> out.add(line.part(part)));
      }
    }
    return out;
  }

  /** The lines in it, or none if it is a line like others. */
  static List<String> parts(String whole) {
    if (!MARKUP.matcher(whole).find()) {
      return List.of();
    }
    String line = LabelsInLine.empty(whole);
    if (!MARKUP.matcher(line).find()) {
      return List.of();
    }
    List<String> parts =
        BREAK.splitAsStream(line).map(Html::unescape).flatMap(String::lines).toList();
    boolean lineOfStack = parts.size() == 1 && LineKind.of(line) == LineKind.OTHER;
    boolean better = lineOfStack && Reports.stackLines(parts) == 1;
    return better || Reports.isReport(parts, line.endsWith(">")) ? parts : List.of();
  }

  private static String unescape(String text) {
    return StringEscapeUtils.unescapeHtml4(text).replace("&apos;", "'").replace('\u00a0', ' ');
  }
}
