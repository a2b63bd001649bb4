package dev.staleframe.crash;

import java.util.Optional;
import java.util.Set;

/**
 * The line a crash report begins with.
 *
 * @param kind what it announces
 * @param reason the rest of the line
 * @param signal the signal's name, or empty
 */
record Opening(Crash.Kind kind, String reason, String signal) {
  private static final String THROW = "fatal error: ";
  private static final String PANIC = "panic: ";
  private static final String EXCEPTION = "Exception 0x";

  /**
   * The signals that print a report rather than end the program in silence, with the runtime's own
   * words for them: flags _SigThrow and _SigPanic in {@code sigtab_linux_generic.go} and {@code
   * sigtab_aix.go} of Go 1.23.0. Other words after a signal's name are somebody else's.
   */
  private static final Set<String> SIGNALS =
      Set.of(
          "SIGQUIT: quit",
          "SIGILL: illegal instruction",
          "SIGTRAP: trace trap",
          "SIGABRT: abort",
          "SIGEMT: emulate instruction executed",
          "SIGFPE: floating-point exception",
          "SIGBUS: bus error",
          "SIGSEGV: segmentation violation",
          "SIGSYS: bad system call",
          "SIGSTKFLT: stack fault");

  /**
   * Written straight to standard error when the runtime can't even throw: proc.go:554 and 572,
   * signal_unix.go:1114 and stubs.go:72 of Go 1.23.0.
   */
  private static final Set<String> BARE =
      Set.of(
          "fatal: morestack on g0",
          "fatal: morestack on gsignal",
          "fatal: bad g in signal handler",
          "fatal: systemstack called from unexpected goroutine");

  /** The opening of a report whose first line is lost. */
  static Opening lost() {
    return new Opening(Crash.Kind.UNKNOWN, "", "");
  }

  /** What the line opens, if it opens a report. Looks at one character of most lines. */
  static Optional<Opening> of(String line) {
    if (line.isEmpty()) {
      return Optional.empty();
    }
    return switch (line.charAt(0)) {
      case 'S' -> ofSignal(line);
      case 'f' -> ofThrow(line);
      case 'p' -> prefixed(line, PANIC, Crash.Kind.PANIC);
      case 'E' -> ofException(line);
      default -> Optional.empty();
    };
  }

  private static Optional<Opening> ofSignal(String line) {
    String stripped = line.stripTrailing();
    if (!stripped.startsWith("SIG") || !SIGNALS.contains(stripped)) {
      return Optional.empty();
    }
    int colon = stripped.indexOf(": ");
    String name = stripped.substring(0, colon);
    return Optional.of(new Opening(Crash.Kind.SIGNAL, stripped.substring(colon + 2), name));
  }

  private static Optional<Opening> ofThrow(String line) {
    String stripped = line.stripTrailing();
    if (BARE.contains(stripped)) {
      String reason = stripped.substring("fatal: ".length());
      return Optional.of(new Opening(Crash.Kind.THROW, reason, ""));
    }
    return prefixed(line, THROW, Crash.Kind.THROW);
  }

  /** {@code Exception 0xc0000005 0x0 0x60 0x7ff6…}: code, information, address and pc (Windows). */
  private static Optional<Opening> ofException(String line) {
    if (!line.startsWith(EXCEPTION)) {
      return Optional.empty();
    }
    int end = EXCEPTION.length();
    while (end < line.length() && Character.digit(line.charAt(end), 16) >= 0) {
      end++;
    }
    String name = line.substring(0, end);
    return end == EXCEPTION.length()
        ? Optional.empty()
        : Optional.of(new Opening(Crash.Kind.SIGNAL, name, name));
  }

  private static Optional<Opening> prefixed(String line, String prefix, Crash.Kind kind) {
    return line.startsWith(prefix)
        ? Optional.of(new Opening(kind, line.substring(prefix.length()).strip(), ""))
        : Optional.empty();
  }
}
