package dev.staleframe.study;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.staleframe.ExitCode;
import dev.staleframe.StaleframeException;
import dev.staleframe.fixture.Amplifier;
import dev.staleframe.fixture.Scenario;
import dev.staleframe.fixture.ScenarioCatalog;
import dev.staleframe.journal.JournalWriter;
import dev.staleframe.journal.OutputFolder;
import dev.staleframe.journal.Part;
import dev.staleframe.journal.RunHeader;
import dev.staleframe.judge.CellVerdict;
import dev.staleframe.judge.Hearing;
import dev.staleframe.plan.Plans;
import dev.staleframe.release.ReleaseRange;
import dev.staleframe.report.CostResult;
import dev.staleframe.report.StudyResult;
import dev.staleframe.trial.Cell;
import dev.staleframe.trial.Progress;
import dev.staleframe.trial.Samples;
import dev.staleframe.trial.Status;
import dev.staleframe.trial.TimingReading;
import dev.staleframe.trial.Trial;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalReportTest {
  private static final Cell FAULTY = Samples.cell("1.23.0");
  private static final Cell FIXED = Samples.cell("1.23.1");

  @TempDir private Path folder;

  private Path journal(String name, RunHeader header, Trial... trials) {
    try (JournalWriter writer =
        JournalWriter.open(OutputFolder.named(folder.resolve(name)).lock(), header)) {
      Stream.of(trials).forEach(writer::add);
      writer.finish();
      return writer.file();
    }
  }

  /** One that is killed. */
  private Path unfinished(String name, RunHeader header, Trial... trials) {
    try (JournalWriter writer =
        JournalWriter.open(OutputFolder.named(folder.resolve(name)).lock(), header)) {
      Stream.of(trials).forEach(writer::add);
      return writer.file();
    }
  }

  @Test
  void runThatDidNotComeToItsEndIsNotAsExpected() {
    Part part = new Part("p", 1, 1, 1);
    Path killed = unfinished("a", header("1", "f1", part), Samples.stale(FAULTY, 0));

    assertEquals(
        "Not as expected: shard 1/1, a: the run did not come to its end.",
        report(killed).conclusion());
    journal("a", header("2", "f1", part), Samples.stale(FAULTY, 1));
    assertTrue(report(killed).asExpected(), "it was gone on from, to its end");
  }

  private static RunHeader header(String run, String fixture, Part part) {
    return new RunHeader(
        run,
        Instant.EPOCH,
        "1",
        fixture,
        List.of("matrix"),
        new RunHeader.Host("linux", "amd64", 2, "", ""),
        List.of(),
        Map.of(),
        part);
  }

  private static RunHeader header(String run) {
    return header(run, "f1", null);
  }

  private static StudyResult report(Path... journals) {
    ScenarioCatalog scenarios = new ScenarioCatalog(Plans.SCENARIOS);
    return ((JournalReport.Result.Study)
            new JournalReport(scenarios, Hearing.USUAL).of(List.of(journals)))
        .result();
  }

  private static int trials(StudyResult result, Cell cell) {
    CellVerdict verdict =
        result.cells().stream().filter(v -> v.cell().equals(cell)).findFirst().orElseThrow();
    return verdict.verdicts().get(0).trials();
  }

  @Test
  void runsOfDifferentMachinesAddUp() {
    Path one = journal("a", header("1"), Samples.stale(FAULTY, 0), Samples.stale(FAULTY, 1));
    Path two = journal("b", header("2"), Samples.stale(FAULTY, 0), Samples.clean(FIXED, 0));
    StudyResult result = report(two, one);

    assertEquals(3, trials(result, FAULTY));
    assertEquals(1, trials(result, FIXED));
    assertEquals(List.of(FAULTY, FIXED), result.cells().stream().map(CellVerdict::cell).toList());
    assertTrue(result.asExpected(), result.conclusion());
    assertEquals(List.of(two, one), result.origin().journals());
  }

  @Test
  void copyOfAJournalAddsNothing() throws IOException {
    Path one = journal("a", header("1"), Samples.stale(FAULTY, 0), Samples.stale(FAULTY, 1));
    Path copy = Files.createDirectories(folder.resolve("b")).resolve("journal.ndjson");
    Files.copy(one, copy);

    assertEquals(2, trials(report(one, copy, one.getParent()), FAULTY));
  }

  @Test
  void otherFixturesDoNotMix() {
    Path one = journal("a", header("1"), Samples.stale(FAULTY, 0));
    Path two = journal("b", header("2", "f2", null), Samples.stale(FAULTY, 0));
    StaleframeException e = assertThrows(StaleframeException.class, () -> report(one, two));

    assertEquals(ExitCode.USAGE, e.exitCode());
    assertTrue(e.getMessage().contains("don't mix"), e.getMessage());
    assertTrue(e.getMessage().contains(one.toString()), e.getMessage());
    assertTrue(e.getMessage().contains(two.toString()), e.getMessage());
  }

  @Test
  void missingShardIsNotAsExpected() {
    Path one = journal("a", header("1", "f1", new Part("p", 1, 1, 2)), Samples.stale(FAULTY, 0));
    Path two = journal("b", header("2", "f1", new Part("p", 1, 2, 2)), Samples.clean(FIXED, 0));

    assertTrue(report(one, two).asExpected());
    assertFalse(report(one).asExpected());
    assertEquals("Not as expected: shard 2/2 is missing.", report(one).conclusion());
  }

  @Test
  void damageIsNotAsExpectedAndNamedByItsLine() throws IOException {
    Path one = journal("a", header("1"), Samples.stale(FAULTY, 0), Samples.clean(FIXED, 0));
    List<String> lines = new ArrayList<>(Files.readAllLines(one));
    lines.set(1, lines.get(1).substring(9));
    Files.write(one, lines);
    StudyResult result = report(one);

    assertFalse(result.asExpected());
    assertTrue(result.conclusion().contains("is damaged in 1 line"), result.conclusion());
    assertTrue(result.notes().get(0).contains("line 2: "), () -> result.notes().toString());
    assertEquals(1, trials(result, FIXED));
  }

  /** The run ended there, and the trial was run again. */
  @Test
  void trialThatCouldNotStartIsNone() {
    Path one =
        journal(
            "a",
            header("1"),
            Samples.unrun(FIXED, 0, Status.COULD_NOT_START, "errno 11"),
            Samples.clean(FIXED, 0));

    assertEquals(1, trials(report(one), FIXED));
    assertTrue(report(one).asExpected());
  }

  @Test
  void journalWithoutATrialIsNotAsExpected() {
    assertEquals(
        "Not as expected: there is no trial in it.",
        report(journal("a", header("1"))).conclusion());
  }

  private static final Scenario TIMED =
      new Scenario(
          "cost-call",
          "times a call",
          ReleaseRange.EMPTY,
          true,
          false,
          false,
          false,
          false,
          true,
          false,
          null,
          Set.of());

  private static Trial timed(int number) {
    Cell cell = Samples.cell("1.23.0", TIMED, Amplifier.NONE);
    TimingReading timing = new TimingReading(number / 2 + 1, 1000, 40_000 + number, 5);
    return Samples.completed(
        cell, number, 0, new Progress(true, 0, 0, 0, true, null, null, null, timing, 0));
  }

  private static RunHeader on(String run, String cpu) {
    return new RunHeader(
        run,
        Instant.EPOCH,
        "1",
        "f1",
        List.of("cost"),
        new RunHeader.Host("linux", "amd64", 2, cpu, "box"),
        List.of(),
        Map.of(),
        null);
  }

  private static JournalReport.Result timings(Path... journals) {
    ScenarioCatalog scenarios = new ScenarioCatalog(List.of(Samples.GROW, TIMED));
    return new JournalReport(scenarios, Hearing.USUAL).of(List.of(journals));
  }

  @Test
  void timingsOfOneMachineAreCompared() {
    Path one = journal("a", on("1", "fast"), timed(0), timed(1));
    Path two = journal("b", on("2", "fast"), timed(2), timed(3));
    CostResult result = ((JournalReport.Result.Timed) timings(one, two)).result();

    assertEquals(1, result.controls().size());
    assertEquals(2, result.controls().get(0).pairs());
    assertEquals("box: linux/amd64, 2 cpus, fast", result.where());
  }

  @Test
  void timingsOfTwoMachinesDoNotMix() {
    Path one = journal("a", on("1", "fast"), timed(0), timed(1));
    Path two = journal("b", on("2", "slow"), timed(2), timed(3));
    StaleframeException e = assertThrows(StaleframeException.class, () -> timings(one, two));

    assertEquals(ExitCode.USAGE, e.exitCode());
    assertTrue(e.getMessage().contains("times of different machines"), e.getMessage());
  }

  @Test
  void timingsAndFindingsDoNotMix() {
    Path one = journal("a", on("1", "fast"), timed(0), timed(1));
    Path two = journal("b", header("2"), Samples.stale(FAULTY, 0));

    assertThrows(StaleframeException.class, () -> timings(one, two));
  }
}
