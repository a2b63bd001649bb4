package dev.staleframe.triage;

import dev.staleframe.log.FoundCrash;
import dev.staleframe.log.LogLine;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where in a log the lines of evidence stand. */
final class EvidenceLines {
  private static final Pattern WALKED = Pattern.compile("walked: (goroutine \\d+) \\[.*");
  private static final Pattern PLACE = Pattern.compile("(.+) (\\S+:\\d+)");

  private final List<LogLine> lines;

  EvidenceLines(FoundCrash found) {
    this.lines = found.lines();
  }

  /** A number each, from 1; 0 for what is no line of the log. */
  List<Long> of(List<String> evidence) {
    return evidence.stream().map(this::number).toList();
  }

  private long number(String evidence) {
    Matcher walked = WALKED.matcher(evidence);
    Matcher place = PLACE.matcher(evidence);
    for (int i = 0; i < lines.size(); i++) {
      boolean found =
          walked.matches()
              ? lines.get(i).text().strip().startsWith(walked.group(1) + " ")
              : is(i, evidence) || (place.matches() && isAt(i, place.group(1), place.group(2)));
      if (found) {
        return lines.get(i).number();
      }
    }
    return 0;
  }

  private boolean is(int i, String evidence) {
    return lines.get(i).text().equals(evidence);
  }

  /** A frame's second line, below that of its function. */
  private boolean isAt(int i, String function, String place) {
    if (i == 0 || !lines.get(i - 1).text().startsWith(function)) {
      return false;
    }
    String line = lines.get(i).text().strip().replace('\\', '/');
    int at = line.indexOf(place);
    int end = at + place.length();
    return at >= 0
        && (at == 0 || line.charAt(at - 1) == '/')
        && (end == line.length() || line.charAt(end) == ' ');
  }
}
