package dev.staleframe.log;

import dev.staleframe.crash.LineKind;

/**
 * A line of a log, or a part of one when the log has several lines of a crash in one of its own.
 *
 * @param number counts from 1; line feeds alone end a line
 * @param raw as it is in the file, cut to {@link #MAX_RAW} characters
 * @param text what was read from it
 * @param source which of several processes wrote it, where records say so; else empty
 * @param ended false if the log ends within it
 */
public record LogLine(long number, String raw, String text, String source, boolean ended) {
  /** Characters kept of a line for people to see. */
  public static final int MAX_RAW = 4096;

  static LogLine of(long number, String text, boolean ended) {
    String raw = text.length() <= MAX_RAW ? text : text.substring(0, MAX_RAW);
    return new LogLine(number, raw, text, "", ended);
  }

  LogLine withText(String other) {
    return other.equals(text) ? this : new LogLine(number, raw, other, source, ended);
  }

  /** One of several lines that stand in this one. */
  LogLine part(String line) {
    return of(number, line, true).withSource(source);
  }

  LogLine withSource(String other) {
    return new LogLine(number, raw, text, other, ended);
  }

  LineKind kind() {
    return LineKind.of(text);
  }
}
