package dev.staleframe.release;

import dev.staleframe.StaleframeException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Remembers what another was told: that a release exists for ever, that it doesn't for a day. The
 * file has a line an answer, {@code 1.23.0 YES 2024-08-13T19:02:00Z}; the last one counts, and one
 * that can't be read is no answer.
 */
final class RememberedLookup implements ReleaseLookup {
  private static final Duration NO_HOLDS = Duration.ofDays(1);

  private final ReleaseLookup other;
  private final Path file;
  private final Clock clock;
  private Map<Release, Existence> known;

  RememberedLookup(ReleaseLookup other, Path file, Clock clock) {
    this.other = other;
    this.file = file;
    this.clock = clock;
  }

  @Override
  public Map<Release, Existence> ask(List<Release> releases) {
    Map<Release, Existence> known = known();
    List<Release> unknown = releases.stream().filter(r -> !known.containsKey(r)).toList();
    if (!unknown.isEmpty()) {
      Map<Release, Existence> told = new LinkedHashMap<>(other.ask(unknown));
      told.values().removeIf(Existence.UNKNOWN::equals);
      known.putAll(told);
      write(told);
    }
    return releases.stream()
        .collect(
            Collectors.toMap(
                Function.identity(),
                release -> known.getOrDefault(release, Existence.UNKNOWN),
                (first, second) -> first,
                LinkedHashMap::new));
  }

  private Map<Release, Existence> known() {
    if (known == null) {
      known = new HashMap<>();
      try {
        Files.readAllLines(file).forEach(this::read);
      } catch (IOException e) {
        return known; // Not there yet, or unreadable: then it is asked again.
      }
    }
    return known;
  }

  private void read(String line) {
    String[] words = line.split(" ");
    try {
      Existence answer = Existence.valueOf(words[1]);
      Instant until = Instant.parse(words[2]).plus(NO_HOLDS);
      if (answer == Existence.YES || clock.instant().isBefore(until)) {
        known.put(Release.parse(words[0]), answer);
      }
    } catch (StaleframeException
        | DateTimeException
        | IllegalArgumentException
        | ArrayIndexOutOfBoundsException e) {
      return; // Torn off when it was written.
    }
  }

  private void write(Map<Release, Existence> told) {
    String lines =
        told.entrySet().stream()
            .map(entry -> entry.getKey() + " " + entry.getValue() + " " + clock.instant() + "\n")
            .collect(Collectors.joining());
    try {
      Files.writeString(file, lines, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    } catch (IOException e) {
      return; // It costs a second question, no more.
    }
  }
}
