package dev.staleframe.log;

import dev.staleframe.crash.LineKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Lines of something else between those of a stack. */
final class Noise implements Repair {
  private static final int FAR = 64;

  @Override
  public List<LogLine> apply(List<LogLine> lines, Set<Damage> found) {
    List<LogLine> out = new ArrayList<>(lines.size());
    boolean inStack = false;
    LineKind before = LineKind.OTHER;
    for (int i = 0; i < lines.size(); i++) {
      LogLine line = lines.get(i);
      LineKind kind = line.kind();
      inStack =
          kind == LineKind.HEADER || inStack && kind != LineKind.OPENING && kind != LineKind.BLANK;
      if (inStack && kind == LineKind.OTHER && isForeign(line.text(), before, lines, i)) {
        found.add(Damage.NOISE);
      } else {
        out.add(line);
        before = kind;
      }
    }
    return out;
  }

  /** The next line that is not like this one. */
  private static LineKind after(List<LogLine> lines, int i) {
    int next = i + 1;
    while (next < lines.size() && next < i + FAR && lines.get(next).kind() == LineKind.OTHER) {
      next++;
    }
    return next < lines.size() ? lines.get(next).kind() : LineKind.BLANK;
  }

  /** A location belongs to the line before it, whatever that looks like, unless a call waits. */
  private static boolean isForeign(String text, LineKind before, List<LogLine> lines, int i) {
    boolean awaited = before != LineKind.CALL && before != LineKind.CREATION;
    boolean followed = i + 1 < lines.size() && lines.get(i + 1).kind() == LineKind.LOCATION;
    return !(awaited && followed)
        && after(lines, i).isOfStack()
        && !text.startsWith("[")
        && !text.startsWith("...")
        && !text.startsWith("\t")
        && !text.startsWith("runtime: ");
  }
}
