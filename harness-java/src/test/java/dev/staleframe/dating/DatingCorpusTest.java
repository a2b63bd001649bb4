package dev.staleframe.dating;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.staleframe.release.Release;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/** The figures that dating holds itself to, on real logs of many releases. */
class DatingCorpusTest {
  /** What the releases must hold, in logs with {@link DatedLog#ENOUGH} frames of Go's own. */
  private static final double MOST = 0.95;

  /** One damaged line must not mislead. */
  private static final double NEARLY_ALL = 0.99;

  private static final int FEW_RELEASES = 8;
  private static final Release AFFECTED = Release.parse("1.23.0");

  private static final List<DatedLog> LOGS =
      DatedLog.all().stream().filter(log -> log.goFrames() >= DatedLog.ENOUGH).toList();

  @Test
  void releasesByLineNumbersHoldTheTruth() {
    assertTrue(LOGS.size() > 80, "logs: " + LOGS.size());
    assertShare(MOST, log -> log.trimmed().date().releases().contains(log.release()));
  }

  @Test
  void releasesByLineNumbersAreFew() {
    List<Integer> sizes =
        LOGS.stream()
            .map(log -> log.trimmed().date().releases().releases().size())
            .sorted()
            .toList();
    int median = sizes.get(sizes.size() / 2);
    assertTrue(median <= FEW_RELEASES, "median: " + median);
  }

  /** What answers with every release would hold the truth too. */
  @Test
  void otherMinorVersionsAreNotTakenForTheAffectedRelease() {
    List<DatedLog> others =
        LOGS.stream().filter(log -> log.release().minor() != AFFECTED.minor()).toList();
    assertTrue(others.size() > 30, "logs: " + others.size());
    for (DatedLog log : others) {
      Dating dating = log.trimmed().date();
      assertEquals(How.LINES, dating.how(), log.name());
      assertTrue(!dating.allows(AFFECTED), log.name() + ": " + dating);
    }
  }

  @Test
  void everyFrameIsInItsRelease() {
    for (DatedLog log : LOGS) {
      assertEquals(List.of(), log.misfits(), log.name());
    }
  }

  @Test
  void pathNamesTheReleaseAndLinesAgree() {
    List<DatedLog> named = LOGS.stream().filter(DatedLog::pathNamesRelease).toList();
    assertTrue(named.size() > 50, "logs: " + named.size());
    for (DatedLog log : named) {
      Dating dating = log.date();
      assertEquals(log.release() + " (GOROOT path)", dating.toString(), log.name());
      assertTrue(dating.contradiction().isEmpty(), log.name() + ": " + dating.contradiction());
    }
  }

  @Test
  void damagedDigitsLeaveTheTruthIn() {
    Random random = new Random(69087);
    assertShare(
        NEARLY_ALL, log -> log.trimmed().damaged(random).date().releases().contains(log.release()));
  }

  private static void assertShare(double share, Predicate<DatedLog> holds) {
    List<String> failed = new ArrayList<>();
    LOGS.stream().filter(holds.negate()).forEach(log -> failed.add(log.name()));
    assertTrue(failed.size() <= LOGS.size() * (1 - share), "of " + LOGS.size() + ": " + failed);
  }
}
