package dev.staleframe.crash;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * What the runtime printed before it threw: {@code entersyscall inconsistent bp 0x… [0x…,0x…]}
 * comes before {@code fatal error: entersyscall}, and says more.
 *
 * <p>The program's own output stands in the same place and may come in between, so lines are chosen
 * by how they begin, and forgotten when {@link #REACH} others have passed.
 */
final class Preamble {
  private static final int REACH = 16;
  private static final int MOST = 8;
  private static final List<String> PREFIXES =
      List.of("runtime: ", "entersyscall", "unexpected fault address ", "bp=");

  private final Deque<String> lines = new ArrayDeque<>();
  private int others;

  void line(String line) {
    if (isRuntimes(line)) {
      others = 0;
      lines.add(line);
      if (lines.size() > MOST) {
        lines.remove();
      }
    } else if (!lines.isEmpty() && ++others > REACH) {
      lines.clear();
    }
  }

  private static boolean isRuntimes(String line) {
    for (String prefix : PREFIXES) {
      if (line.startsWith(prefix)) {
        return true;
      }
    }
    return false;
  }

  /** Hands the lines over and forgets them. */
  List<String> take() {
    List<String> taken = List.copyOf(lines);
    lines.clear();
    return taken;
  }
}
