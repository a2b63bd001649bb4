package dev.staleframe.log;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.regex.Pattern;

/** The last lines that name a release of Go: {@code go version go1.23.0 linux/amd64}. */
final class Releases {
  /** Lines kept. */
  static final int MOST = 8;

  private static final int MOST_BEFORE = 256;
  private static final Pattern NAME = Pattern.compile("\\bgo1\\.\\d");

  private final Deque<LogLine> last = new ArrayDeque<>();

  /** Whether a line that is not of a stack names a release. */
  static boolean isIn(LogLine line) {
    String text = line.raw();
    return NAME.matcher(text).find() && !line.kind().isOfStack();
  }

  /** Keeps the line around a place in the window, or as much of it as tells. */
  void note(ByteWindow window, int lineStart, int at, long number) {
    if (!last.isEmpty() && last.getLast().number() == number) {
      return;
    }
    int from = Math.max(lineStart, at - MOST_BEFORE);
    int to = at;
    while (to < window.end() && to < at + Trigger.REACH && window.bytes()[to] != '\n') {
      to++;
    }
    LogLine line = new RawLine(window.bytes(), from, to, number, true).decode();
    if (isIn(line)) {
      add(line.withText(line.text().strip()));
    }
  }

  private void add(LogLine line) {
    last.add(line);
    if (last.size() > MOST) {
      last.remove();
    }
  }

  List<LogLine> last() {
    return List.copyOf(last);
  }
}
