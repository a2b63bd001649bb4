package dev.staleframe.triage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.staleframe.crash.CorpusEntry;
import dev.staleframe.release.Release;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** What holds for every log of the corpus, whole, cut or garbled. */
class TriageInvariantsTest {
  private static final List<CorpusEntry> ALL = CorpusEntry.all();

  /** Names of logs begin with what made them; README.md of the corpus. */
  private static final Set<String> LOOKALIKES =
      Set.of("clobber", "asm", "panic-copy", "callback-longjmp");

  private static final Set<TriageVerdict> POSITIVE =
      Set.of(TriageVerdict.THIS, TriageVerdict.CONSISTENT);

  @Test
  void noLookalikeIsTheIssue() {
    List<CorpusEntry> lookalikes = ALL.stream().filter(TriageInvariantsTest::isLookalike).toList();
    assertTrue(lookalikes.size() > 25, "there are some");
    for (CorpusEntry entry : lookalikes) {
      assertNotEquals(TriageVerdict.THIS, entry.judgement().verdict(), entry.name());
      assertNotEquals(TriageVerdict.THIS, verdict(entry.log(), Set.of()), entry.name());
      assertNotEquals(TriageVerdict.THIS, triaged(entry), entry.name());
    }
  }

  /** As a user has it judged: read as it comes, the release found from what is there. */
  private static TriageVerdict triaged(CorpusEntry entry) {
    byte[] bytes = entry.log().getBytes(StandardCharsets.ISO_8859_1);
    try {
      return LogTriage.of(entry.name(), new ByteArrayInputStream(bytes)).judgement().verdict();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean isLookalike(CorpusEntry entry) {
    return entry.given("LABEL").map(label -> !label.equals("69087")).orElse(false)
        || LOOKALIKES.stream().anyMatch(entry.file().getFileName().toString()::startsWith);
  }

  /** Each log of an affected release that a scenario of the issue crashed in. */
  @Test
  void everyLogOfTheIssueIsFound() {
    List<CorpusEntry> positives = ALL.stream().filter(TriageInvariantsTest::isPositive).toList();
    assertTrue(positives.size() > 20, "there are some");
    for (CorpusEntry entry : positives) {
      assertTrue(POSITIVE.contains(entry.judgement().verdict()), entry.name());
      assertTrue(POSITIVE.contains(verdict(entry.log(), Set.of())), entry.name());
      assertTrue(POSITIVE.contains(triaged(entry)), entry.name());
    }
  }

  private static boolean isPositive(CorpusEntry entry) {
    boolean affected =
        entry.release().filter(KnownCrashes.ISSUE_69087.releases()::contains).isPresent();
    boolean scenario =
        Stream.of("grow", "shrink", "nested", "loop", "archive", "receiver", "fixture")
            .anyMatch(entry.file().getFileName().toString()::startsWith);
    return affected && scenario || entry.given("LABEL").equals(Optional.of("69087"));
  }

  @Test
  void judgingTwiceGivesTheSame() {
    for (CorpusEntry entry : ALL) {
      assertEquals(entry.judgement(), entry.judgement(), entry.name());
    }
  }

  /** At either end, at any line, with the release known and not. */
  @TestFactory
  Stream<DynamicTest> cuttingNeverMakesItTheIssue() {
    return ALL.stream()
        .filter(entry -> !POSITIVE.contains(entry.judgement().verdict()))
        .map(entry -> DynamicTest.dynamicTest(entry.name(), () -> cut(entry)));
  }

  private static void cut(CorpusEntry entry) {
    List<String> lines = entry.log().lines().toList();
    for (int at = 0; at <= lines.size(); at++) {
      for (List<String> part : List.of(lines.subList(0, at), lines.subList(at, lines.size()))) {
        String log = String.join("\n", part);
        assertNotEquals(TriageVerdict.THIS, verdict(log, releases(entry)), "cut at " + at);
        assertNotEquals(TriageVerdict.THIS, verdict(log, Set.of()), "cut at " + at);
      }
    }
  }

  @Test
  void garblingNeverMakesItTheIssue() {
    Random random = new Random(73750);
    for (CorpusEntry entry : ALL) {
      boolean positive = POSITIVE.contains(entry.judgement().verdict());
      for (int round = 0; round < 10; round++) {
        TriageVerdict verdict = verdict(withoutSomeLines(entry.log(), random), releases(entry));
        assertFalse(!positive && verdict == TriageVerdict.THIS, entry.name());
      }
    }
  }

  private static String withoutSomeLines(String log, Random random) {
    return log.lines().filter(line -> random.nextInt(8) > 0).collect(Collectors.joining("\n"));
  }

  /** With the frames that decide in it, there is enough to tell. */
  @Test
  void topFramesAreEnough() {
    for (CorpusEntry entry : ALL) {
      boolean walk = entry.log().contains("runtime.traceStack(");
      if (walk) {
        String top = entry.log().lines().limit(20).collect(Collectors.joining("\n"));
        assertNotEquals(
            TriageVerdict.INSUFFICIENT, verdict(top, Set.of()), () -> entry.name() + "\n" + top);
      }
    }
  }

  private static Set<Release> releases(CorpusEntry entry) {
    return entry.release().map(Set::of).orElse(Set.of());
  }

  private static TriageVerdict verdict(String log, Set<Release> releases) {
    return CorpusEntry.judgement(log, releases).verdict();
  }
}
