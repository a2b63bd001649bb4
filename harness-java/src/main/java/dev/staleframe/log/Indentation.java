package dev.staleframe.log;

import dev.staleframe.crash.LineKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** The tab before a location: lost, or written in letters. */
final class Indentation implements Repair {
  private static final Pattern WRITTEN_TAB = Pattern.compile("^\\s*(?:\\\\t|#011|\\^I|\u2192)\\s*");

  @Override
  public List<LogLine> apply(List<LogLine> lines, Set<Damage> found) {
    List<LogLine> out = new ArrayList<>(lines.size());
    LineKind before = LineKind.OTHER;
    for (LogLine line : lines) {
      boolean expected = before == LineKind.CALL || before == LineKind.CREATION;
      LogLine indented = expected ? indented(line) : line;
      if (!indented.equals(line)) {
        found.add(Damage.UNINDENTED);
      }
      out.add(indented);
      before = indented.kind();
    }
    return out;
  }

  private static LogLine indented(LogLine line) {
    String text = WRITTEN_TAB.matcher(line.text()).replaceFirst("");
    return LineKind.of(text) == LineKind.BARE_LOCATION ? line.withText("\t" + text) : line;
  }
}
