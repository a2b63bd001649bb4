package dev.staleframe.study;

import dev.staleframe.release.Release;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Faults that were found before: to find them again is no news.
 *
 * @param entries the faults; the first that covers a discovery counts
 */
public record Baseline(List<BaselineEntry> entries) {
  /** Without any. */
  public static final Baseline NONE = new Baseline(List.of());

  public Baseline {
    entries = List.copyOf(entries);
  }

  /** This one and another. */
  public Baseline and(Baseline more) {
    return new Baseline(Stream.concat(entries.stream(), more.entries.stream()).toList());
  }

  /** Where a discovery is described, if it was found before. */
  Optional<String> source(Discovery found, Release release) {
    return entries.stream()
        .filter(entry -> entry.covers(found, release))
        .map(BaselineEntry::source)
        .findFirst();
  }
}
