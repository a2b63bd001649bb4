package dev.staleframe.bench;

import dev.staleframe.dating.DatedLog;
import java.util.List;
import java.util.Locale;

/**
 * How often the releases that a log is dated to by its line numbers alone, as of a program built
 * with {@code -trimpath}, hold the one that printed it.
 */
record TriageReleases() implements Figure {
  private static final double LEAST = 0.95;

  @Override
  public String name() {
    return "triage-releases";
  }

  @Override
  public Reading measure(Lab lab) {
    List<DatedLog> logs =
        DatedLog.all().stream().filter(log -> log.goFrames() >= DatedLog.ENOUGH).toList();
    long held =
        logs.stream()
            .filter(log -> log.trimmed().date().releases().contains(log.release()))
            .count();
    return Reading.judged(
        String.format(Locale.ROOT, "%d of %d logs", held, logs.size()),
        "95 % or more",
        held >= LEAST * logs.size());
  }
}
