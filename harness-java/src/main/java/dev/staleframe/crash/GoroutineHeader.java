package dev.staleframe.crash;

import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/**
 * The line above a stack, printed by {@code goroutineheader} (traceback.go):
 *
 * <pre>
 * goroutine 7 gp=0xc000002380 m=0 mp=0x569c40 [chan receive, 5 minutes, locked to thread]:
 * goroutine 7 [select (durable), synctest bubble 1]:
 * goroutine 7 [running labels:{"job": "a]b"}]:
 * goroutine 7 [running] {job: "a]b"}:
 * runtime stack:
 * </pre>
 *
 * <p>The parts and their first releases: {@code gp=}, {@code m=} and {@code mp=} since Go 1.22
 * (traceback.go:1206 of 1.22.12); {@code synctest group} in 1.24, {@code synctest bubble} and
 * {@code (durable)} since 1.25 (1241 of 1.24.13, 1251 to 1265 of 1.25.9); {@code (leaked)} since
 * 1.26, and labels, there inside of the brackets and only with {@code GODEBUG=tracebacklabels=1}
 * (1256 and 1279 of 1.26.8); since 1.27 labels after them, by default in modules of Go 1.27 and
 * later (1334 of 1.27.4). No state has a bracket in it ({@code waitReasonStrings}, runtime2.go); a
 * label can have anything.
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
  private static final String LABELS_INSIDE = " labels:{";
  private static final String LABELS_AFTER = " {";

  /** Words that a later release may add after the brackets. */
  private static final Pattern PLAIN = Pattern.compile("(?: [^\"\\\\{}\\[\\]:]*)?:");

  /** Reads a header; pasted logs may indent it. */
  static Optional<GoroutineHeader> of(String line) {
    int start = 0;
    while (start < line.length() && Character.isWhitespace(line.charAt(start))) {
      start++;
    }
    if (line.startsWith(GOROUTINE, start)) {
      return ofGoroutine(line.substring(start), line.length() >= CrashLogParser.MAX_LINE);
    }
    return line.startsWith(RUNTIME_STACK, start) && line.strip().equals(RUNTIME_STACK)
        ? Optional.of(runtimeStack())
        : Optional.empty();
  }

  private static GoroutineHeader runtimeStack() {
    OptionalLong none = OptionalLong.empty();
    return new GoroutineHeader(none, none, none, none, "", 0, false);
  }

  private static Optional<GoroutineHeader> ofGoroutine(String whole, boolean cut) {
    String line = whole.stripTrailing();
    OptionalLong id = Fields.decimal(line, GOROUTINE);
    int open = line.indexOf('[');
    int end = endOfStatus(line, open, cut);
    return id.isEmpty() || end < 0
        ? Optional.empty()
        : Optional.of(of(id, line.substring(0, open), line.substring(open + 1, end)));
  }

  private static GoroutineHeader of(OptionalLong id, String numbers, String status) {
    int comma = status.indexOf(", ");
    return new GoroutineHeader(
        id,
        Fields.hex(numbers, " gp="),
        Fields.decimal(numbers, " m="),
        Fields.hex(numbers, " mp="),
        comma < 0 ? status : status.substring(0, comma),
        comma < 0 ? 0 : minutes(status),
        status.contains(", locked to thread"));
  }

  /**
   * The index at which the goroutine's own description ends, or -1 if the line is no header.
   *
   * @param open the index of the bracket that it begins with, or -1
   * @param cut whether the line may go on, labels being as long as the program makes them
   */
  private static int endOfStatus(String line, int open, boolean cut) {
    int close = open < 0 ? -1 : line.indexOf(']', open);
    int labels = open < 0 ? -1 : line.indexOf(LABELS_INSIDE, open);
    if (labels >= 0 && (close < 0 || labels < close)) {
      return endsAfterLabels(line, labels + LABELS_INSIDE.length() - 1, "]:", cut) ? labels : -1;
    }
    boolean header =
        close >= 0
            && (line.startsWith(LABELS_AFTER, close + 1)
                ? endsAfterLabels(line, close + LABELS_AFTER.length(), ":", cut)
                : PLAIN.matcher(line).region(close + 1, line.length()).matches());
    return header ? close : -1;
  }

  private static boolean endsAfterLabels(String line, int brace, String end, boolean cut) {
    int after = LabelSyntax.end(line, brace);
    if (after == LabelSyntax.NONE || after == LabelSyntax.CUT) {
      return cut && after == LabelSyntax.CUT;
    }
    String rest = line.substring(after);
    return rest.equals(end) || cut && end.startsWith(rest);
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
