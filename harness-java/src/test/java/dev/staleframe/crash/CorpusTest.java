package dev.staleframe.crash;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.staleframe.release.Release;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Whole logs against their headers; {@code -Dgolden.update=true} rewrites the headers. */
class CorpusTest {

  @TestFactory
  Stream<DynamicTest> headerIsWhatTheLogSays() {
    return CorpusEntry.all().stream()
        .map(entry -> DynamicTest.dynamicTest(entry.name(), () -> checkHeader(entry)));
  }

  private static void checkHeader(CorpusEntry entry) throws IOException {
    if (Boolean.getBoolean("golden.update")) {
      entry.rewrite(entry.found());
    } else {
      assertEquals(String.join("\n", entry.header()), String.join("\n", entry.found()));
    }
  }

  /** The labels were given by people who read the issues; the code has to agree with them. */
  @TestFactory
  Stream<DynamicTest> reportedLogsMatchByTheirLabels() {
    return CorpusEntry.all().stream()
        .filter(entry -> entry.given("LABEL").isPresent())
        .map(entry -> DynamicTest.dynamicTest(entry.name(), () -> checkLabel(entry)));
  }

  private static void checkLabel(CorpusEntry entry) {
    boolean matches =
        entry.crash().flatMap(crash -> Signatures.match(crash, entry.release())).isPresent();
    assertEquals(entry.given("LABEL").orElseThrow().equals("69087"), matches);
  }

  /** A person with a log in hand may not know the release: it must not be needed. */
  @Test
  void affectedReleasesMatchWithoutTheReleaseToo() {
    List<CorpusEntry> affected =
        CorpusEntry.all().stream().filter(entry -> affected(entry.release())).toList();
    assertTrue(affected.stream().anyMatch(CorpusTest::matchesUnknown));
    for (CorpusEntry entry : affected) {
      boolean known =
          entry.crash().flatMap(crash -> Signatures.match(crash, entry.release())).isPresent();
      assertEquals(known, matchesUnknown(entry), entry.name());
    }
  }

  private static boolean affected(Optional<Release> release) {
    return release.filter(KnownBug.ISSUE_69087.affected()::contains).isPresent();
  }

  private static boolean matchesUnknown(CorpusEntry entry) {
    return entry.crash().flatMap(crash -> Signatures.match(crash, Optional.empty())).isPresent();
  }
}
