package dev.staleframe.log;

import dev.staleframe.crash.LineKind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToIntFunction;

/**
 * Lines that were broken at the width of a terminal. The width shows in at least two lines that are
 * of a stack only together with the next, and are of one length that no line of a stack exceeds.
 */
final class Wraps implements Repair {
  private static final int ENOUGH = 2;
  private static final int NARROWEST = 40;
  private static final int TAB = 8;

  private static final List<ToIntFunction<LogLine>> MEASURES =
      List.of(line -> line.raw().length(), line -> line.text().length(), Wraps::columns);

  @Override
  public List<LogLine> apply(List<LogLine> lines, Set<Damage> found) {
    for (ToIntFunction<LogLine> measure : MEASURES) {
      int width = width(lines, measure);
      if (width > 0) {
        found.add(Damage.WRAPPED);
        return join(lines, measure, width);
      }
    }
    return lines;
  }

  private static int columns(LogLine line) {
    int column = 0;
    for (int i = 0; i < line.text().length(); i++) {
      column = line.text().charAt(i) == '\t' ? (column / TAB + 1) * TAB : column + 1;
    }
    return column;
  }

  /** The width at which the lines were broken, or 0. */
  private static int width(List<LogLine> lines, ToIntFunction<LogLine> measure) {
    Map<Integer, Integer> broken = new HashMap<>();
    int longest = 0;
    for (int i = 0; i + 1 < lines.size(); i++) {
      LogLine line = lines.get(i);
      LineKind kind = line.kind();
      int length = measure.applyAsInt(line);
      longest = kind.isOfStack() ? Math.max(longest, length) : longest;
      if (length >= NARROWEST && isBroken(line.text(), kind, lines.get(i + 1))) {
        broken.merge(length, 1, Integer::sum);
      }
    }
    int narrowest = longest;
    return broken.entrySet().stream()
        .filter(entry -> entry.getValue() >= ENOUGH && entry.getKey() >= narrowest)
        .max(Map.Entry.comparingByValue())
        .map(Map.Entry::getKey)
        .orElse(0);
  }

  private static boolean isBroken(String text, LineKind kind, LogLine next) {
    boolean open = kind == LineKind.OTHER || kind == LineKind.LOCATION;
    return open && isRest(kind, next.kind()) && LineKind.of(text + next.text()).isOfStack();
  }

  /** What can be the rest of a line. The end of a function's name looks like a call. */
  private static boolean isRest(LineKind kind, LineKind next) {
    return next == LineKind.OTHER
        || kind == LineKind.OTHER && (next == LineKind.CALL || next == LineKind.BARE_LOCATION);
  }

  private static List<LogLine> join(
      List<LogLine> lines, ToIntFunction<LogLine> measure, int width) {
    List<LogLine> out = new ArrayList<>(lines.size());
    int i = 0;
    while (i < lines.size()) {
      LogLine line = lines.get(i);
      StringBuilder text = new StringBuilder(line.text());
      while (i + 1 < lines.size()
          && measure.applyAsInt(lines.get(i)) == width
          && isRest(LineKind.of(text.toString()), lines.get(i + 1).kind())) {
        i++;
        text.append(lines.get(i).text());
      }
      out.add(line.withText(text.toString()));
      i++;
    }
    return out;
  }
}
