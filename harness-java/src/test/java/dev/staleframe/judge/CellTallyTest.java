package dev.staleframe.judge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;

import dev.staleframe.trial.Cell;
import dev.staleframe.trial.Samples;
import dev.staleframe.trial.Status;
import dev.staleframe.trial.Trial;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TallyTest {
  private static final Cell CELL = Samples.cell("1.23.0");
  private final Tally tally = new Tally(CELL, new CrashWitness());

  @Test
  void nothingCountedIsNothingKnown() {
    Verdict verdict = tally.verdict();

    assertEquals(0, verdict.trials());
    assertEquals("crash", verdict.witness());
    assertSame(CELL, verdict.cell());
    assertNull(verdict.firstCrash());
    assertEquals(Map.of(), verdict.titles());
  }

  @Test
  void countsFindingsTitlesAndReasons() {
    tally.add(Samples.stale(CELL, 0));
    tally.add(Samples.stale(CELL, 1));
    tally.add(Samples.clean(CELL, 2));
    tally.add(Samples.crashed(CELL, 3, Status.CRASHED, "boom", null));
    tally.add(Samples.unrun(CELL, 4, Status.TIMED_OUT, null));
    tally.add(Samples.unrun(CELL, 5, Status.TIMED_OUT, null));
    Verdict verdict = tally.verdict();

    assertEquals(2, verdict.stale());
    assertEquals(1, verdict.consistent());
    assertEquals(3, verdict.unknown());
    assertEquals(Map.of(Samples.TITLE, 2, "boom", 1), verdict.titles());
    assertEquals(Map.of("another crash: boom", 1, "timed out", 2), verdict.reasons());
  }

  @Test
  void saysWhatATrialWasCountedAs() {
    assertEquals(Finding.STALE, tally.add(Samples.stale(CELL, 0)));
    assertEquals(Finding.CONSISTENT, tally.add(Samples.clean(CELL, 1)));
    assertEquals(Finding.UNKNOWN, tally.add(Samples.unrun(CELL, 2, Status.TIMED_OUT, null)));
  }

  @Test
  void firstCrashIsTheOneWithTheLowestNumberInWhateverOrderTheyEnd() {
    Trial third = Samples.stale(CELL, 3);
    tally.add(Samples.stale(CELL, 7));
    tally.add(third);
    tally.add(Samples.stale(CELL, 5));
    tally.add(Samples.clean(CELL, 0));

    assertSame(third, tally.verdict().firstCrash());
  }

  @Test
  void verdictIsAPictureOfItsMoment() {
    tally.add(Samples.stale(CELL, 0));
    Verdict before = tally.verdict();
    tally.add(Samples.stale(CELL, 1));

    assertEquals(1, before.stale());
    assertEquals(Map.of(Samples.TITLE, 1), before.titles());
  }

  @Test
  void losesNothingAmongThreads() {
    IntStream.range(0, 10_000)
        .parallel()
        .forEach(i -> tally.add(i % 2 == 0 ? Samples.stale(CELL, i) : Samples.clean(CELL, i)));

    assertEquals(5000, tally.verdict().stale());
    assertEquals(5000, tally.verdict().consistent());
    assertEquals(0, tally.verdict().firstCrash().number());
  }
}
