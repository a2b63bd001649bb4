package dev.staleframe.log;

import dev.staleframe.crash.LineKind;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;

/**
 * The newest line first, as journals and log servers show them. A header stands above its stack;
 * where the first line of a frame stands right above a header, the log runs backwards.
 */
final class Order implements Repair {

  @Override
  public List<LogLine> apply(List<LogLine> lines, Set<Damage> found) {
    List<LogLine> filled = lines.stream().filter(line -> !line.text().isBlank()).toList();
    int forward = 0;
    int backward = 0;
    LineKind before = LineKind.OTHER;
    for (LogLine line : filled) {
      LineKind kind = line.kind();
      forward += isInOrder(before, kind) ? 1 : 0;
      backward += isInOrder(kind, before) ? 1 : 0;
      before = kind;
    }
    if (backward <= forward) {
      return lines;
    }
    found.add(Damage.REVERSED);
    List<LogLine> out = new ArrayList<>(lines);
    Collections.reverse(out);
    return out;
  }

  private static boolean isInOrder(LineKind first, LineKind second) {
    return first == LineKind.HEADER && second == LineKind.CALL
        || first == LineKind.OPENING && second == LineKind.DETAIL;
  }
}
