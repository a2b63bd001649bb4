package dev.staleframe.inspect;

import dev.staleframe.binary.Answer;
import dev.staleframe.binary.BuildInfo;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Whether the setting that keeps the tracer off frame pointers is on, in a program or a process.
 *
 * <p>As the runtime reads it (Go 1.23.0): what was linked in first, then the environment ({@code
 * src/runtime/runtime1.go}, lines 433 and 436). The first GODEBUG of the environment counts ({@code
 * env_posix.go}, line 14), in it the last number given ({@code runtime1.go}, line 471), and any but
 * 0 is a yes ({@code tracestack.go}, line 247).
 */
final class Mitigation {
  private static final String VARIABLE = "GODEBUG=";
  private static final String SETTING = "tracefpunwindoff=";

  /** No //go:debug line can say it ("unknown //go:debug setting", 1.23.0), but the linker can. */
  private static final Pattern LINKED = Pattern.compile("runtime\\.godebugDefault=([^\\s'\"]*)");

  private Mitigation() {}

  /** Whether it was linked into a program; of several {@code -X} the last counts. */
  static boolean linkedInto(BuildInfo build) {
    Matcher flags = LINKED.matcher(build.setting("-ldflags").orElse(""));
    boolean on = false;
    while (flags.find()) {
      on = isOn(flags.group(1), false);
    }
    return on;
  }

  /**
   * Whether it is on in a process.
   *
   * @param environment its variables, each ended by a NUL
   * @param linked whether it was linked into the program
   */
  static Answer in(String environment, boolean linked) {
    for (String variable : environment.split("\0")) {
      if (variable.startsWith(VARIABLE)) {
        return Answer.of(isOn(variable.substring(VARIABLE.length()), linked));
      }
    }
    return Answer.of(linked);
  }

  private static boolean isOn(String godebug, boolean before) {
    boolean on = before;
    for (String setting : godebug.split(",")) {
      if (setting.startsWith(SETTING)) {
        on = number(setting.substring(SETTING.length()), on ? 1 : 0) != 0;
      }
    }
    return on;
  }

  private static int number(String text, int otherwise) {
    try {
      return Integer.parseInt(text);
    } catch (NumberFormatException e) {
      return otherwise; // The runtime passes over it too.
    }
  }
}
