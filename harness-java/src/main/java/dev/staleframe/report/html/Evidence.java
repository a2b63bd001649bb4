package dev.staleframe.report.html;

import dev.staleframe.crash.Crash;
import dev.staleframe.crash.CrashLogParser;
import dev.staleframe.crash.SignatureMatch;
import dev.staleframe.crash.Signatures;
import dev.staleframe.release.Release;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Finds the lines of a log that a crash is recognized by.
 *
 * @param release the one that printed it
 * @param known lines that are known to decide
 */
record Evidence(Release release, List<String> known) {
  Evidence {
    known = List.copyOf(known);
  }

  /**
   * The deciding lines: a line as it stands, or the two lines of a frame with a line feed between.
   */
  Set<String> in(String log) {
    Optional<Crash> crash = CrashLogParser.parse(log).first();
    List<String> evidence =
        crash
            .flatMap(found -> Signatures.match(found, Optional.of(release)))
            .map(SignatureMatch::evidence)
            .orElse(List.of());
    Set<String> wanted = new LinkedHashSet<>(known);
    wanted.addAll(evidence);
    String[] lines = wanted.isEmpty() ? new String[0] : log.split("\r?\n");
    Set<String> deciding = new HashSet<>();
    wanted.forEach(line -> first(line, lines).ifPresent(deciding::add));
    return deciding;
  }

  /** Later ones are of other goroutines that happen to be at the same place. */
  private static Optional<String> first(String wanted, String[] lines) {
    String before = "";
    for (String line : lines) {
      if (line.equals(wanted)) {
        return Optional.of(line);
      }
      if (isFrame(wanted, before, line)) {
        return Optional.of(before + "\n" + line);
      }
      before = line;
    }
    return Optional.empty();
  }

  /** Whether the two lines are the frame {@code function file:line}. */
  private static boolean isFrame(String place, String function, String where) {
    int space = place.lastIndexOf(' ');
    if (space < 0 || !function.startsWith(place.substring(0, space) + "(")) {
      return false;
    }
    int start = where.indexOf("/" + place.substring(space + 1));
    int end = start + 1 + place.length() - space - 1;
    return start >= 0 && (end == where.length() || where.charAt(end) == ' ');
  }
}
