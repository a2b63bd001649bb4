package dev.staleframe.log;

import dev.staleframe.crash.Crash;
import dev.staleframe.crash.LineKind;
import java.util.List;

/** Tells whether the end of a report is lost. */
final class Ending {
  private Ending() {}

  /** Whether the log ends within the number of a line of source: 25 may have been 258. */
  static boolean isCutPlace(LogLine line) {
    return !line.ended() && line.kind() == LineKind.LOCATION && !line.text().contains(" +0x");
  }

  /**
   * Whether the lines stop in the middle of something.
   *
   * @param last the index of the report's last line
   * @param toEnd whether the log ends with these lines
   */
  static boolean isLost(Crash crash, List<LogLine> lines, int last, boolean toEnd) {
    LogLine line = lines.get(last);
    LineKind kind = line.kind();
    boolean awaits = kind == LineKind.CALL || kind == LineKind.HEADER || kind == LineKind.CREATION;
    boolean within =
        toEnd && lines.stream().anyMatch(l -> l.number() >= line.number() && !l.ended());
    return awaits || within || lacksRegisters(crash, lines, last);
  }

  /** A signal's report ends with the registers ({@code sighandler}, signal_unix.go). */
  private static boolean lacksRegisters(Crash crash, List<LogLine> lines, int last) {
    return crash.kind() == Crash.Kind.SIGNAL
        && !crash.goroutines().isEmpty()
        && lines.stream().skip(last).noneMatch(line -> LineKind.isRegister(line.text()));
  }
}
