package dev.staleframe.log;

import dev.staleframe.crash.LineKind;
import java.util.List;

/**
 * Finds a report whose first lines are lost. A stack alone is no crash: programs print their own
 * while they live. But only a crash prints a thread's system stack, or a stack that ends in the
 * runtime's throw or panic.
 */
final class Beginning {
  private static final List<String> DYING =
      List.of("runtime.throw(", "runtime.fatal", "runtime.sigpanic(", "panic(");
  private static final List<String> SYSTEM =
      List.of("runtime.systemstack(", "runtime.mcall(", "runtime.morestack(", "runtime.mstart(");

  private final List<LogLine> lines;
  private int from = -1;
  private boolean headless;

  private Beginning(List<LogLine> lines) {
    this.lines = lines;
  }

  /** Where such a report begins in the lines, if one does before the first opening. */
  static Beginning lostIn(List<LogLine> lines) {
    Beginning beginning = new Beginning(lines);
    beginning.find();
    return beginning;
  }

  /** The index of the first line that is left of it, or -1. */
  int from() {
    return from;
  }

  /** Whether the header of the first stack is lost too; it is a thread's system stack. */
  boolean headless() {
    return headless;
  }

  private void find() {
    boolean header = false;
    for (int i = 0; i < lines.size() && from < 0; i++) {
      String text = lines.get(i).text();
      LineKind kind = LineKind.of(text);
      if (kind == LineKind.OPENING) {
        return;
      }
      header |= kind == LineKind.HEADER;
      if (isSignal(text, kind) || kind == LineKind.HEADER && isOfCrash(text, textAt(i + 1))) {
        from = i;
      } else if (!header && isFrame(i) && startsWithAny(text, SYSTEM)) {
        from = firstFrame(i);
        headless = true;
      }
    }
  }

  private static boolean isSignal(String text, LineKind kind) {
    return kind == LineKind.DETAIL && !LineKind.isRegister(text);
  }

  private static boolean isOfCrash(String header, String call) {
    boolean systemStack =
        header.strip().equals("runtime stack:") || header.startsWith("goroutine 0 ");
    return systemStack && LineKind.of(call) == LineKind.CALL || startsWithAny(call, DYING);
  }

  /** The first frame of the stack, but not one whose function may be cut. */
  private int firstFrame(int known) {
    int first = known;
    while (first >= 2 && isFrame(first - 2)) {
      first -= 2;
    }
    boolean cut = first == 0 && !textAt(0).startsWith("runtime.");
    return cut && first < known ? first + 2 : first;
  }

  private boolean isFrame(int i) {
    return LineKind.of(textAt(i)) == LineKind.CALL
        && LineKind.of(textAt(i + 1)) == LineKind.LOCATION;
  }

  private String textAt(int i) {
    return i < lines.size() ? lines.get(i).text() : "";
  }

  private static boolean startsWithAny(String text, List<String> starts) {
    return starts.stream().anyMatch(text::startsWith);
  }
}
