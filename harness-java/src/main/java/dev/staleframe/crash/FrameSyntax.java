package dev.staleframe.crash;

import java.util.Optional;

/**
 * Reads the two lines of a frame, which {@code traceback2} prints (traceback.go):
 *
 * <pre>
 * runtime.traceStack(0xc000009a40?, 0x200000004?, 0x1)
 * 	/usr/local/go/src/runtime/tracestack.go:113 +0x2d4 fp=0x7f0b9d4acdf8 sp=0x7f0b9d4ac990 pc=0x45cfd4
 * </pre>
 */
final class FrameSyntax {
  private static final int MAX_LINE_DIGITS = 9;

  private FrameSyntax() {}

  /** Whether the line can be the first of a frame. A C function has no parentheses. */
  static boolean isCall(String line) {
    if (line.isEmpty() || line.charAt(0) == '[') {
      return false;
    }
    return line.endsWith(")") ? line.lastIndexOf('(') > 0 : line.indexOf(' ') < 0;
  }

  /** Whether the line is surely the first of a Go frame; any word can be a C function. */
  static boolean isGoCall(String whole) {
    String line = TypeArguments.elided(whole);
    int open = line.endsWith(")") ? line.lastIndexOf('(') : -1;
    int blank = line.indexOf(' ');
    return open > 0 && line.charAt(0) > ' ' && (blank < 0 || blank > open);
  }

  /** The frame of a call line and the indented location line after it, if that is one. */
  static Optional<Frame> frame(String call, String location) {
    // Arguments are numbers and braces, never parentheses: the last '(' starts them.
    int open = call.endsWith(")") ? call.lastIndexOf('(') : -1;
    return open < 0
        ? at(call, "", location)
        : at(call.substring(0, open), call.substring(open + 1, call.length() - 1), location);
  }

  /**
   * Whether the function can be in that file. In a log that two processes wrote to at once the
   * lines of a frame may be of two frames; it shows where one of them is the runtime's.
   */
  static boolean isPlausible(Frame frame) {
    String function = frame.function();
    String file = frame.file().replace('\\', '/');
    if (function.startsWith("runtime.")) {
      // Some have their assembly in internal/bytealg and the like; cgo's are in _cgo_gotypes.go.
      return file.contains("runtime/") || file.contains("internal/") || !file.contains("/src/");
    }
    return !function.startsWith("main.") || !file.contains("/src/runtime/");
  }

  /** The frame of a function known by name and an indented location line, if that is one. */
  static Optional<Frame> at(String function, String arguments, String location) {
    int end = endOfPlace(location);
    int colon = location.lastIndexOf(':', end - 1);
    if (colon < 0 || !isNumber(location, colon + 1, end)) {
      return Optional.empty();
    }
    return Optional.of(
        new Frame(
            function,
            arguments,
            location.substring(0, colon).strip(),
            Integer.parseInt(location, colon + 1, end, 10),
            Fields.hex(location, " +"),
            Fields.hex(location, " fp="),
            Fields.hex(location, " sp="),
            Fields.hex(location, " pc=")));
  }

  private static boolean isNumber(String text, int from, int end) {
    for (int at = from; at < end; at++) {
      if (text.charAt(at) < '0' || text.charAt(at) > '9') {
        return false;
      }
    }
    return end > from && end - from <= MAX_LINE_DIGITS;
  }

  /** Where {@code file:line} ends; the file may hold blanks. */
  private static int endOfPlace(String location) {
    int end = location.indexOf(" +0x");
    if (end < 0) {
      end = location.indexOf(" fp=0x");
    }
    if (end < 0) {
      end = location.indexOf(" pc=0x");
    }
    return end < 0 ? location.stripTrailing().length() : end;
  }
}
