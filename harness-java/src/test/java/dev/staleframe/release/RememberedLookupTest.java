package dev.staleframe.release;

import static dev.staleframe.release.KnownReleases.releases;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RememberedLookupTest {
  private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");
  private static final Release THERE = Release.parse("1.23.0");
  private static final Release NOT_THERE = Release.parse("1.23.99");

  @TempDir private Path folder;

  @Test
  void anAnswerHoldsForADayAndThatThereIsOneForEver() {
    assertEquals(List.of(THERE, NOT_THERE), asked(Duration.ZERO));
    assertEquals(List.of(), asked(Duration.ofHours(23)));
    assertEquals(List.of(NOT_THERE), asked(Duration.ofHours(25)));
    assertEquals(List.of(), asked(Duration.ofHours(26)));
    assertEquals(List.of(NOT_THERE), asked(Duration.ofDays(4000)));
  }

  private List<Release> asked(Duration later) {
    KnownReleases lookup = KnownReleases.of("1.23.0");
    assertEquals(
        Map.of(THERE, Existence.YES, NOT_THERE, Existence.NO),
        remembered(lookup, later).ask(List.of(THERE, NOT_THERE)));
    return lookup.asked;
  }

  @Test
  void thatNobodyAnsweredIsNotRemembered() {
    assertEquals(
        Map.of(THERE, Existence.UNKNOWN),
        remembered(KnownReleases.silent(), Duration.ZERO).ask(List.of(THERE)));
    assertEquals(List.of(THERE, NOT_THERE), asked(Duration.ZERO));
  }

  @Test
  void whatIsRememberedIsKnownOffline() {
    asked(Duration.ZERO);
    assertEquals(
        Map.of(THERE, Existence.YES, Release.parse("1.23.1"), Existence.UNKNOWN),
        remembered(KnownReleases.silent(), Duration.ZERO).ask(releases("1.23.0", "1.23.1")));
  }

  @Test
  void damagedLinesAreNoAnswers() throws IOException {
    Files.writeString(
        file(), "1.23.0 YES\n1.23.0\n\n1.23.0 MAYBE " + NOW + "\nx YES " + NOW + "\n");
    assertEquals(List.of(THERE, NOT_THERE), asked(Duration.ZERO));
  }

  @Test
  void aFolderThatIsNotThereCostsOnlyTheMemory() {
    RememberedLookup lookup =
        new RememberedLookup(
            KnownReleases.of("1.23.0"), folder.resolve("none/file"), Clock.systemUTC());
    assertEquals(Map.of(THERE, Existence.YES), lookup.ask(List.of(THERE)));
  }

  private RememberedLookup remembered(ReleaseLookup lookup, Duration later) {
    return new RememberedLookup(lookup, file(), Clock.fixed(NOW.plus(later), ZoneOffset.UTC));
  }

  private Path file() {
    return folder.resolve("releases.txt");
  }
}
