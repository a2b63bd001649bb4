package dev.staleframe.log;

import dev.staleframe.crash.LineKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** An empty line after each line, as line ends that were converted twice leave them. */
final class BlankLines implements Repair {

  @Override
  public List<LogLine> apply(List<LogLine> lines, Set<Damage> found) {
    List<LineKind> kinds = lines.stream().map(LogLine::kind).toList();
    if (pairs(kinds, 2) <= pairs(kinds, 1)) {
      return lines;
    }
    found.add(Damage.DOUBLED);
    List<LogLine> out = new ArrayList<>(lines.size());
    int blanks = 0;
    for (int i = 0; i < lines.size(); i++) {
      blanks = kinds.get(i) == LineKind.BLANK ? blanks + 1 : 0;
      // Of an empty line three are left: its own and one after each.
      if (blanks == 0 || blanks == 2) {
        out.add(lines.get(i));
      }
    }
    return out;
  }

  /** How many lines that belong together stand so far apart, with empty ones between. */
  private static int pairs(List<LineKind> kinds, int distance) {
    int count = 0;
    for (int i = 0; i + distance < kinds.size(); i++) {
      boolean empty = distance == 1 || kinds.get(i + 1) == LineKind.BLANK;
      boolean forward = isPair(kinds.get(i), kinds.get(i + distance));
      boolean backward = isPair(kinds.get(i + distance), kinds.get(i));
      count += empty && (forward || backward) ? 1 : 0;
    }
    return count;
  }

  private static boolean isPair(LineKind first, LineKind second) {
    return first == LineKind.CALL && second == LineKind.LOCATION
        || first == LineKind.CALL && second == LineKind.BARE_LOCATION
        || first == LineKind.OPENING && second == LineKind.DETAIL;
  }
}
