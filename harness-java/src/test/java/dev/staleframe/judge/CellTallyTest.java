package dev.staleframe.judge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.staleframe.fixture.Amplifier;
import dev.staleframe.fixture.Godebug;
import dev.staleframe.fixture.Patch;
import dev.staleframe.trial.Cell;
import dev.staleframe.trial.Samples;
import dev.staleframe.trial.Status;
import dev.staleframe.trial.Trial;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CellTallyTest {
  private static final Cell CELL = Samples.cell("1.23.0");
  private final CellTally tally = new CellTally(CELL);

  @Test
  void nothingCountedIsNothingKnown() {
    CellVerdict verdict = tally.verdict();

    assertSame(CELL, verdict.cell());
    assertEquals(
        List.of("crash", "check", "probe", "trace"),
        verdict.verdicts().stream().map(Verdict::witness).toList());
    assertTrue(verdict.verdicts().stream().allMatch(witness -> witness.trials() == 0));
    assertNull(verdict.firstCrash());
    assertNull(verdict.firstStale());
    assertNull(verdict.firstWrong());
    assertEquals(Map.of(), verdict.titles());
    assertFalse(verdict.judged());
    assertFalse(verdict.asExpected());
  }

  @Test
  void countsFindingsTitlesAndReasonsForEachWitness() {
    tally.add(Samples.stale(CELL, 0));
    tally.add(Samples.stale(CELL, 1));
    tally.add(Samples.clean(CELL, 2));
    tally.add(Samples.crashed(CELL, 3, Status.CRASHED, "boom", null));
    tally.add(Samples.unrun(CELL, 4, Status.TIMED_OUT, null));
    tally.add(Samples.unrun(CELL, 5, Status.TIMED_OUT, null));
    CellVerdict verdict = tally.verdict();

    Verdict crash = Verdicts.by("crash", verdict);
    assertEquals(List.of(2, 1, 3), List.of(crash.stale(), crash.consistent(), crash.unknown()));
    assertEquals(Map.of("another crash: boom", 1, "timed out", 2), crash.reasons());
    Verdict probe = Verdicts.by("probe", verdict);
    assertEquals(List.of(3, 1, 2), List.of(probe.stale(), probe.consistent(), probe.unknown()));
    Verdict check = Verdicts.by("check", verdict);
    assertEquals(Map.of("no such check", 4, "timed out", 2), check.reasons());
    assertEquals(4, check.abstained());
    assertEquals(Map.of(Samples.TITLE, 2, "boom", 1), verdict.titles());
  }

  @Test
  void saysWhetherAnyoneSawTheFault() {
    assertTrue(tally.add(Samples.stale(CELL, 0)).stale());
    assertTrue(tally.add(Samples.completed(CELL, 1, 0, Samples.silent(CELL))).stale());
    assertFalse(tally.add(Samples.clean(CELL, 2)).stale());
    assertFalse(tally.add(Samples.unrun(CELL, 3, Status.TIMED_OUT, null)).stale());
  }

  /** Where the fault must be seen, a trial that doesn't show it takes nothing back. */
  @Test
  void saysWhichSingleTrialsAreNotAsExpected() {
    Cell fixed = Samples.cell("1.23.1");
    CellTally clean = new CellTally(fixed);

    assertTrue(tally.add(Samples.stale(CELL, 0)).asExpected());
    assertTrue(tally.add(Samples.clean(CELL, 1)).asExpected());
    assertTrue(tally.add(Samples.unrun(CELL, 2, Status.TIMED_OUT, null)).asExpected());
    assertFalse(
        tally.add(Samples.completed(CELL, 3, 0, Samples.silent(CELL))).asExpected(), "they differ");
    assertTrue(clean.add(Samples.clean(fixed, 0)).asExpected());
    assertFalse(clean.add(Samples.stale(fixed, 1)).asExpected());
    assertFalse(clean.add(Samples.unrun(fixed, 2, Status.TIMED_OUT, null)).asExpected());
  }

  @Test
  void keepsTheFirstTrialsAndTheFirstUnexpectedOnesInWhateverOrderTheyEnd() {
    Cell fixed = Samples.cell("1.23.1");
    CellTally clean = new CellTally(fixed);
    for (int number = 999; number >= 0; number--) {
      clean.add(number % 50 == 49 ? Samples.stale(fixed, number) : Samples.clean(fixed, number));
    }
    List<Integer> kept = clean.verdict().kept().stream().map(Trial::number).toList();

    assertEquals(IntStream.range(0, 20).boxed().toList(), kept.subList(0, 20));
    assertEquals(List.of(49, 99, 149), kept.subList(20, 23));
    assertEquals(40, kept.size());
  }

  @Test
  void onlyThoseAreHeardWhoAreAskedAndHeldAgainstWhatIsExpectedOfThem() {
    List<Witness> probe = Witness.ALL.stream().filter(w -> w.name().equals("probe")).toList();
    CellTally own = new CellTally(CELL, new Hearing(probe, (w, cell) -> Finding.CONSISTENT));
    own.add(Samples.stale(CELL, 0));

    assertEquals(
        List.of("probe"), own.verdict().verdicts().stream().map(Verdict::witness).toList());
    assertFalse(own.verdict().asExpected());
    assertEquals(12345, own.verdict().wallMicros());
  }

  /** An amplifier that is not decisive can't acquit, but a crash is a crash. */
  @Test
  void oneWhoAbstainsIsHeardIfHeSawTheFault() {
    Cell cell = Samples.cell("1.23.0", Samples.GROW, Amplifier.NONE);
    CellTally unamplified = new CellTally(cell);
    unamplified.add(Samples.stale(cell, 0));
    unamplified.add(Samples.completed(cell, 1, 0, Samples.silent(cell)));
    Verdict crash = Verdicts.by("crash", unamplified.verdict());

    assertEquals(List.of(1, 0, 1), List.of(crash.stale(), crash.consistent(), crash.unknown()));
    assertFalse(crash.silent());
    assertTrue(crash.asExpected());
  }

  @Test
  void witnessesWhoContradictEachOtherAreNeverAveraged() {
    tally.add(Samples.completed(CELL, 0, 0, Samples.silent(CELL))); // efence, stale, and no crash
    tally.add(Samples.stale(CELL, 1));
    CellVerdict verdict = tally.verdict();

    assertEquals(Map.of("probe stale, crash consistent", 1), verdict.disagreements());
    assertFalse(verdict.asExpected());
    assertTrue(verdict.verdicts().stream().allMatch(Verdict::asExpected), "each by itself is");
  }

  /** Whether the tracer comes upon the pointer is left to timing there; the pointer is not. */
  @Test
  void aMissThatIsLeftToTimingContradictsNobody() {
    Cell cell = Samples.cell("1.23.0", Samples.LOOP_TRACED, Amplifier.EFENCE);
    CellTally timed = new CellTally(cell);
    CellTally.Heard missed = timed.add(Samples.completed(cell, 0, 0, Samples.silent(cell)));

    assertTrue(missed.asExpected());
    assertEquals(Map.of(), timed.verdict().disagreements());
    timed.add(crashThatTheProbeDidNotSee(cell, 1));
    assertEquals(Map.of("crash stale, probe consistent", 1), timed.verdict().disagreements());
    assertFalse(timed.verdict().asExpected());
  }

  @Test
  void whereNothingIsToBeSeenTimingExcusesNobody() {
    Cell fixed = Samples.cell("1.23.1", Samples.LOOP_TRACED, Amplifier.EFENCE);
    CellTally timed = new CellTally(fixed);
    CellTally.Heard heard = timed.add(crashThatTheProbeDidNotSee(fixed, 0));

    assertFalse(heard.asExpected());
    assertEquals(Map.of("crash stale, probe consistent", 1), timed.verdict().disagreements());
  }

  private static Trial crashThatTheProbeDidNotSee(Cell cell, int number) {
    Trial crashed = Samples.stale(cell, number);
    return new Trial(
        cell,
        number,
        crashed.status(),
        crashed.exitCode(),
        crashed.signal(),
        crashed.wallMicros(),
        crashed.maxRssKiB(),
        crashed.stragglers(),
        Samples.progress(1, 0, 1, false),
        crashed.crash(),
        crashed.log(),
        crashed.note());
  }

  /** A setting that keeps the tracer off the pointer makes the difference that is expected. */
  @Test
  void witnessesOfDifferentThingsDoNotContradictEachOther() {
    Cell shielded = CELL.with(Godebug.NO_FRAME_POINTER_UNWINDING);
    CellTally shieldedTally = new CellTally(shielded);
    shieldedTally.add(Samples.completed(shielded, 0, 0, Samples.silent(shielded)));

    assertEquals(Map.of(), shieldedTally.verdict().disagreements());
    assertTrue(shieldedTally.verdict().asExpected());
  }

  @Test
  void firstOfEachIsTheOneWithTheLowestNumberInWhateverOrderTheyEnd() {
    Trial third = Samples.stale(CELL, 3);
    Trial silent = Samples.completed(CELL, 2, 0, Samples.silent(CELL));
    tally.add(Samples.stale(CELL, 7));
    tally.add(third);
    tally.add(silent);
    tally.add(Samples.stale(CELL, 5));
    tally.add(Samples.clean(CELL, 0));

    assertSame(third, tally.verdict().firstCrash());
    assertSame(silent, tally.verdict().firstStale());
    Cell recorded = Samples.cell("1.23.0", Samples.GROW, Amplifier.NONE);
    assertEquals(0, Verdicts.silent(recorded, 5).firstWrong().number());
  }

  @Test
  void verdictIsAPictureOfItsMoment() {
    tally.add(Samples.stale(CELL, 0));
    CellVerdict before = tally.verdict();
    tally.add(Samples.stale(CELL, 1));

    assertEquals(1, Verdicts.by("crash", before).stale());
    assertEquals(Map.of(Samples.TITLE, 1), before.titles());
  }

  @Test
  void losesNothingAmongThreads() {
    IntStream.range(0, 10_000)
        .parallel()
        .forEach(i -> tally.add(i % 2 == 0 ? Samples.stale(CELL, i) : Samples.clean(CELL, i)));

    assertEquals(5000, Verdicts.by("crash", tally.verdict()).stale());
    assertEquals(5000, Verdicts.by("probe", tally.verdict()).consistent());
    assertEquals(0, tally.verdict().firstCrash().number());
  }

  @Test
  void nobodySeesAnythingInWhatIsOnlyTimed() {
    Cell cell = Timings.cell(Timings.scenario("callback"), "1.23.0", Patch.CHECK_ONLY);
    CellTally tally = new CellTally(cell);
    tally.add(Timings.trial(cell, 0, 1, 80));
    for (Verdict verdict : tally.verdict().verdicts()) {
      assertEquals(1, verdict.unknown(), verdict.witness());
      assertEquals(
          "the scenario shows no fault, it times an operation",
          verdict.abstention().reason(),
          verdict.witness());
    }
  }
}
