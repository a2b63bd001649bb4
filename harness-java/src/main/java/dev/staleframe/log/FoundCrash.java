package dev.staleframe.log;

import dev.staleframe.crash.Crash;
import dev.staleframe.crash.Frame;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A crash and where it stood.
 *
 * @param crash what was read
 * @param damage what had happened to the log around it
 * @param beginningLost whether the log, or what is left of it, begins inside the report
 * @param endLost whether the log ends inside the report, as far as that can be seen
 * @param lines the report's lines in the order in which they were read, at most {@link #MAX_LINES};
 *     never empty
 * @param releases lines before and around the report that name a Go release, in the log's order
 */
public record FoundCrash(
    Crash crash,
    Set<Damage> damage,
    boolean beginningLost,
    boolean endLost,
    List<LogLine> lines,
    List<LogLine> releases) {

  /** Lines kept of a report. */
  public static final int MAX_LINES = 2000;

  public FoundCrash {
    damage = Set.copyOf(damage);
    lines = List.copyOf(lines);
    releases = List.copyOf(releases);
  }

  /** The number of the report's first line in the log. */
  public long firstLine() {
    return lines.stream().mapToLong(LogLine::number).min().orElseThrow();
  }

  /** The number of the last of the lines kept. */
  public long lastLine() {
    return lines.stream().mapToLong(LogLine::number).max().orElseThrow();
  }

  /** The line that says this, as read; the first, if it stands there several times. */
  public Optional<LogLine> line(String text) {
    return lines.stream().filter(line -> line.text().equals(text)).findFirst();
  }

  /** The line that says where the frame was; the first, if it stands there several times. */
  public Optional<LogLine> line(Frame frame) {
    String call = frame.function() + "(";
    String place = frame.file() + ":" + frame.line();
    for (int i = 1; i < lines.size(); i++) {
      String before = lines.get(i - 1).text();
      if (lines.get(i).text().strip().startsWith(place)
          && (before.startsWith(call) || before.equals(frame.function()))) {
        return Optional.of(lines.get(i));
      }
    }
    return Optional.empty();
  }
}
