package dev.staleframe.crash;

import java.util.Optional;
import java.util.OptionalLong;

/**
 * The line above a stack, printed by {@code goroutineheader} (traceback.go):
 *
 * <pre>
 * goroutine 7 gp=0xc000002380 m=0 mp=0x569c40 [chan receive, 5 minutes, locked to thread]:
 * runtime stack:
 * </pre>
 *
 * <p>{@code synctest bubble 1} (Go 1.24) and labels after the brackets (Go 1.26) are passed over.
 */
record GoroutineHeader(
    OptionalLong id,
    OptionalLong gp,
    OptionalLong m,
    OptionalLong mp,
    String state,
    int waitMinutes,
    boolean lockedToThread) {
  private static final String GOROUTINE = "goroutine ";
  static final String RUNTIME_STACK = "runtime stack:";

  /** Reads a header; pasted logs may indent it. */
  static Optional<GoroutineHeader> of(String line) {
    int start = 0;
    while (start < line.length() && Character.isWhitespace(line.charAt(start))) {
      start++;
    }
    if (line.startsWith(GOROUTINE, start)) {
      return ofGoroutine(line.substring(start).stripTrailing());
    }
    return line.startsWith(RUNTIME_STACK, start) && line.strip().equals(RUNTIME_STACK)
        ? Optional.of(runtimeStack())
        : Optional.empty();
  }

  private static GoroutineHeader runtimeStack() {
    OptionalLong none = OptionalLong.empty();
    return new GoroutineHeader(none, none, none, none, "", 0, false);
  }

  private static Optional<GoroutineHeader> ofGoroutine(String line) {
    OptionalLong id = Fields.decimal(line, GOROUTINE);
    int open = line.indexOf('[');
    int close = line.indexOf(']', open + 1);
    if (id.isEmpty() || open < 0 || close < 0 || !line.endsWith(":")) {
      return Optional.empty();
    }
    String numbers = line.substring(0, open);
    String status = line.substring(open + 1, close);
    int comma = status.indexOf(", ");
    return Optional.of(
        new GoroutineHeader(
            id,
            Fields.hex(numbers, " gp="),
            Fields.decimal(numbers, " m="),
            Fields.hex(numbers, " mp="),
            comma < 0 ? status : status.substring(0, comma),
            comma < 0 ? 0 : minutes(status),
            status.contains(", locked to thread")));
  }

  private static int minutes(String status) {
    int unit = status.indexOf(" minutes");
    int comma = unit < 0 ? -1 : status.lastIndexOf(", ", unit);
    if (comma < 0) {
      return 0;
    }
    long value = Fields.decimal(status.substring(comma), ", ").orElse(0);
    return (int) Math.max(0, Math.min(value, Integer.MAX_VALUE));
  }
}
