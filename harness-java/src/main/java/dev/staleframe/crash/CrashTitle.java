package dev.staleframe.crash;

import java.util.Optional;
import java.util.Set;

/**
 * Names a crash in one line that two runs of the same fault share.
 *
 * <ul>
 *   <li>a signal by the function it struck, also when the runtime made a throw of it: {@code
 *       SIGSEGV in runtime.fpTracebackPCs}, {@code SIGABRT in C code}
 *   <li>a throw or panic by its first line, numbers replaced: {@code fatal error: stack overflow}
 *   <li>one whose beginning is lost by where it happened: {@code crash in runtime.fpTracebackPCs}
 * </ul>
 */
final class CrashTitle {
  private static final int MAX_LENGTH = 160;
  private static final String IN_C = " in C code";
  private static final String RUNTIME_ERROR = "runtime error: ";

  /** Functions that report a fault and are not at fault; see {@link #isMachinery}. */
  private static final Set<String> MACHINERY =
      Set.of(
          "panic",
          "runtime.abort",
          "runtime.fatal",
          "runtime.fatalpanic",
          "runtime.fatalthrow",
          "runtime.gopanic",
          "runtime.mcall",
          "runtime.raise",
          "runtime.sigpanic",
          "runtime.sigpanic0",
          "runtime.systemstack",
          "runtime.systemstack_switch",
          "runtime.throw");

  private CrashTitle() {}

  static String of(Crash crash) {
    if (crash.isDump()) {
      return "SIGQUIT: goroutine dump";
    }
    String title =
        switch (crash.kind()) {
          case SIGNAL -> signal(crash);
          case THROW -> isSignalInDisguise(crash) ? signal(crash) : fatalError(crash);
          case PANIC -> "panic: " + stable(panicReason(crash.reason()));
          case UNKNOWN -> unknown(crash);
        };
    return printable(title.length() <= MAX_LENGTH ? title : title.substring(0, MAX_LENGTH));
  }

  /** What {@code sigpanic} throws when the signal can't become a panic (signal_unix.go). */
  private static boolean isSignalInDisguise(Crash crash) {
    return crash.fault().isPresent()
        && (crash.reason().equals("unexpected signal during runtime execution")
            || crash.reason().equals("fault"));
  }

  private static String unknown(Crash crash) {
    return culprit(crash).map(frame -> "crash in " + name(frame)).orElse("crash");
  }

  private static String signal(Crash crash) {
    String name = crash.fault().map(Fault::signal).orElse("signal");
    if (crash.duringCgo()) {
      return name + IN_C;
    }
    Optional<Frame> culprit = culprit(crash);
    if (culprit.isEmpty() && wasInC(crash)) {
      return name + IN_C;
    }
    return culprit.map(frame -> name + " in " + name(frame)).orElse(name);
  }

  /** The function's name as most releases print it. */
  private static String name(Frame frame) {
    return TypeArguments.elided(frame.function());
  }

  /** Go 1.20.14 throws on a signal in C and does not say that it was in C; 1.22.12 says so. */
  private static boolean wasInC(Crash crash) {
    return crash.onBehalfOf().flatMap(Goroutine::top).map(Frame::function).stream()
        .anyMatch("runtime.cgocall"::equals);
  }

  /** The innermost frame of the crashing goroutine that is not there to report the fault. */
  static Optional<Frame> culprit(Crash crash) {
    return crash.crashing().stream()
        .flatMap(goroutine -> goroutine.frames().stream())
        .filter(frame -> !isMachinery(frame.function()))
        .findFirst();
  }

  private static boolean isMachinery(String function) {
    return MACHINERY.contains(function)
        || function.startsWith("runtime.panic")
        || function.startsWith("runtime.goPanic")
        || function.startsWith("runtime.fatalthrow.")
        || function.startsWith("runtime.throw.");
  }

  private static String fatalError(Crash crash) {
    String title = "fatal error: " + stable(crash.reason());
    return SyscallCheck.of(crash).map(check -> title + " (" + check.title() + ")").orElse(title);
  }

  private static String panicReason(String reason) {
    String bare = reason;
    for (String mark : new String[] {" [recovered]", " [recovered, repanicked]"}) {
      bare = bare.endsWith(mark) ? bare.substring(0, bare.length() - mark.length()) : bare;
    }
    int range = bare.startsWith(RUNTIME_ERROR) ? bare.indexOf(" out of range [") : -1;
    return range < 0 ? bare : bare.substring(0, range + " out of range".length());
  }

  /**
   * Puts ADDR for 0x… and NUM for other numbers, but leaves words alone that have digits after
   * letters: {@code sha256}.
   */
  private static String stable(String text) {
    StringBuilder out = new StringBuilder(text.length());
    boolean inName = false;
    int at = 0;
    while (at < text.length() && out.length() <= MAX_LENGTH) {
      char c = text.charAt(at);
      boolean startsWord = at == 0 || !Character.isLetterOrDigit(text.charAt(at - 1));
      inName = startsWord ? !isDigit(c) : inName;
      if (startsWord && text.startsWith("0x", at)) {
        out.append("ADDR");
        at = endOfNumber(text, at + 2, 16);
      } else if (!inName && isDigit(c)) {
        out.append("NUM");
        at = endOfNumber(text, at, 10);
      } else {
        out.append(c);
        at++;
      }
    }
    return out.toString();
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private static int endOfNumber(String text, int from, int radix) {
    int at = from;
    while (at < text.length() && Character.digit(text.charAt(at), radix) >= 0) {
      at++;
    }
    return at;
  }

  /** A panic's text is the program's, and a terminal may obey it. */
  private static String printable(String title) {
    StringBuilder out = new StringBuilder(title);
    for (int at = 0; at < out.length(); at++) {
      if (Character.isISOControl(out.charAt(at))) {
        out.setCharAt(at, '?');
      }
    }
    return out.toString();
  }
}
