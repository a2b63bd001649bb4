package dev.staleframe.inspect;

import dev.staleframe.binary.Answer;

/**
 * Whether a process was started with the setting that keeps the tracer off frame pointers.
 *
 * <p>As the runtime reads it (Go 1.23.0): the first GODEBUG of the environment counts ({@code
 * src/runtime/env_posix.go}, line 14), in it the last number given ({@code runtime1.go}, line 471),
 * and any but 0 is a yes ({@code tracestack.go}, line 247).
 */
final class Mitigation {
  private static final String VARIABLE = "GODEBUG=";
  private static final String SETTING = "tracefpunwindoff=";

  private Mitigation() {}

  /**
   * Reads the environment of a process.
   *
   * @param environment its variables, each ended by a NUL
   */
  static Answer in(String environment) {
    for (String variable : environment.split("\0")) {
      if (variable.startsWith(VARIABLE)) {
        return Answer.of(isOn(variable.substring(VARIABLE.length())));
      }
    }
    return Answer.NO;
  }

  private static boolean isOn(String godebug) {
    boolean on = false;
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
