package dev.staleframe.study;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.staleframe.ExitCode;
import dev.staleframe.Failing;
import dev.staleframe.fixture.ScenarioCatalog;
import dev.staleframe.journal.JournalWriter;
import dev.staleframe.journal.OutputFolder;
import dev.staleframe.journal.RunHeader;
import dev.staleframe.judge.Hearing;
import dev.staleframe.plan.Plans;
import dev.staleframe.report.ExploreResult;
import dev.staleframe.trial.Samples;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code report} makes of the journal of a search. */
class SearchResultTest {
  private static final List<String> EXPLORE = List.of("explore", "--go", "1.23.0");

  @TempDir private Path folder;

  /** A journal with a trial that no other command would expect. */
  private Path journal(String name, List<String> command, boolean finished) {
    RunHeader header =
        new RunHeader(
            name + command,
            Instant.EPOCH,
            "1",
            "f1",
            command,
            new RunHeader.Host("linux", "amd64", 2, "", ""),
            List.of(),
            Map.of(),
            null);
    try (JournalWriter writer =
        JournalWriter.open(OutputFolder.named(folder.resolve(name)).lock(), header)) {
      writer.add(Samples.stale(Samples.cell("1.23.1"), 0));
      if (finished) {
        writer.finish();
      }
      return writer.file();
    }
  }

  private static ExploreResult searched(String... notes) {
    return new ExploreResult(
        "1.23.0",
        7,
        List.of("explore Go 1.23.0"),
        List.of("Nothing found."),
        List.of(),
        List.of(),
        3,
        1.5,
        List.of(notes),
        "out/journal.ndjson",
        List.of("Command: ./staleframe explore"));
  }

  private static JournalReport.Result resultOf(Path... journals) {
    ScenarioCatalog scenarios = new ScenarioCatalog(Plans.SCENARIOS);
    return new JournalReport(scenarios, Hearing.USUAL).of(List.of(journals));
  }

  /** Its trials are held against nothing. */
  @Test
  void aSearchIsReportedAsWhatItFound() {
    Path one = journal("a", EXPLORE, true);
    SearchResult.write(one.getParent(), searched("a note"));
    assertEquals(
        new JournalReport.Result.Searched(searched("a note"), true), resultOf(one.getParent()));
  }

  @Test
  void aSearchThatDidNotComeToItsEndIsNotWhole() {
    Path one = journal("a", EXPLORE, false);
    SearchResult.write(one.getParent(), searched());
    assertEquals(
        new JournalReport.Result.Searched(
            searched("Not whole: a: the run did not come to its end."), false),
        resultOf(one));
  }

  @Test
  void searchesAreReportedOneAtATime() {
    Path one = journal("a", EXPLORE, true);
    Path two = journal("b", EXPLORE, true);
    Path other = journal("c", List.of("matrix"), true);
    String alone = "a journal of explore is a search of its own; make a report of each journal";
    assertEquals(alone, Failing.with(ExitCode.USAGE, () -> resultOf(one, two)));
    assertEquals(alone, Failing.with(ExitCode.USAGE, () -> resultOf(other, one)));
    assertEquals(
        one
            + " is the journal of a search, and its result.json is not beside it; a report needs"
            + " both",
        Failing.with(ExitCode.USAGE, () -> resultOf(one)));
    journal("a", List.of("matrix"), true);
    assertEquals(
        one + " has runs of explore and of other commands; there is no report of both",
        Failing.with(ExitCode.USAGE, () -> resultOf(one)));
  }
}
