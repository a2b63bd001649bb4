package dev.staleframe.report.html;

import dev.staleframe.fixture.Amplifier;
import dev.staleframe.fixture.Godebug;
import dev.staleframe.fixture.Patch;
import dev.staleframe.fixture.Scenario;
import dev.staleframe.journal.JournalWriter;
import dev.staleframe.journal.LogShelf;
import dev.staleframe.journal.OutputFolder;
import dev.staleframe.journal.RunHeader;
import dev.staleframe.judge.CellTally;
import dev.staleframe.judge.CellVerdict;
import dev.staleframe.report.Origin;
import dev.staleframe.report.StudyResult;
import dev.staleframe.report.StudyResult.ControlArmLine;
import dev.staleframe.report.Surprise;
import dev.staleframe.trial.Cell;
import dev.staleframe.trial.CrashSummary;
import dev.staleframe.trial.Samples;
import dev.staleframe.trial.Status;
import dev.staleframe.trial.Trial;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Results to make pages of. */
final class HtmlSamples {
  private static final Path CORPUS =
      Path.of(
          System.getProperty("staleframe.home"),
          "harness-java/src/test/resources/crash-corpus/go1.23.0");

  private HtmlSamples() {}

  /** What opens the run of a sample. */
  static RunHeader header(String command) {
    return new RunHeader(
        "6d9f3c52-0000-4000-8000-000000000001",
        Instant.parse("2024-09-05T12:00:00Z"),
        "0.1.0",
        "00112233445566778899aabbccddeeff",
        List.of(command, "--runs", "12"),
        new RunHeader.Host("linux", "amd64", 2, "a cpu", "a-host"),
        List.of("on this host (linux/amd64, 2 cpus)"),
        Map.of("GOTRACEBACK", "system"),
        null);
  }

  /** Records of which no log is left. */
  static Origin lost() {
    List<Path> journals = List.of(Path.of("/out/journal.ndjson"));
    return new Origin(List.of(header("matrix")), journals, LogShelf.beside(journals));
  }

  /** Cells in their order, all as expected unless somebody says something else. */
  static StudyResult of(List<CellVerdict> cells, List<Surprise> surprises, Origin origin) {
    return new StudyResult(
        "matrix",
        "golang/go issue 69087\n12 trials a cell",
        "Two releases; one (a fault; in brackets) shows it; the other does not.",
        surprises.isEmpty(),
        List.of("To be rid of it: Go 1.23.1 or newer."),
        surprises,
        List.of(),
        cells,
        Optional.of(new ControlArmLine(1_234_567, true, 81.4)),
        origin);
  }

  /** So many trials, the first ones stale, the last ones timed out. */
  static CellVerdict cell(Cell cell, int stale, int consistent, int unknown) {
    CellTally tally = new CellTally(cell);
    int number = 0;
    for (int i = 0; i < stale; i++, number++) {
      boolean crashes = cell.scenario().decisive().contains(cell.amplifier());
      tally.add(
          crashes
              ? Samples.stale(cell, number)
              : Samples.completed(cell, number, 0, Samples.silent(cell)));
    }
    for (int i = 0; i < consistent; i++, number++) {
      tally.add(Samples.clean(cell, number));
    }
    for (int i = 0; i < unknown; i++, number++) {
      tally.add(Samples.unrun(cell, number, Status.TIMED_OUT, null));
    }
    return tally.verdict();
  }

  static Cell patched(String release, Patch patch) {
    return Samples.cell(release, patch, Samples.GROW, Amplifier.EFENCE);
  }

  /** A scenario of another name that shows the fault where grow does. */
  static Scenario named(String name) {
    Scenario grow = Samples.GROW;
    return new Scenario(
        name,
        grow.summary(),
        grow.stale(),
        grow.control(),
        grow.moves(),
        grow.callsBack(),
        grow.parks(),
        grow.traces(),
        grow.check(),
        grow.decisive());
  }

  /** The same trial with another crash, log and note. */
  static Trial crashed(Trial trial, CrashSummary crash, String log, String note) {
    return new Trial(
        trial.cell(),
        trial.number(),
        trial.status(),
        trial.exitCode(),
        trial.signal(),
        trial.wallMicros(),
        trial.maxRssKiB(),
        trial.stragglers(),
        trial.progress(),
        crash,
        log,
        note);
  }

  /** A real crash log. */
  static String corpus(String name) {
    try {
      String entry = Files.readString(CORPUS.resolve(name));
      return entry.substring(entry.indexOf("\n\n") + 2);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * A matrix with everything in it: stale and not, with real logs, patches, a mitigation, planted
   * pointers, and some cells that are not as expected.
   *
   * @param folder where its logs are to be
   */
  static StudyResult realistic(Path folder) {
    try (JournalWriter journal =
        JournalWriter.open(OutputFolder.named(folder).lock(), header("matrix"))) {
      String log = journal.store(corpus("grow-efence.txt"));
      List<CellVerdict> cells = new ArrayList<>();
      for (String release : List.of("1.22.12", "1.23rc1", "1.23.0", "1.23.1", "1.24.13")) {
        for (Scenario scenario : List.of(Samples.GROW, named("shrink"), Samples.STILL)) {
          for (Amplifier amplifier : List.of(Amplifier.EFENCE, Amplifier.NONE)) {
            cells.add(realistic(Samples.cell(release, scenario, amplifier), log));
          }
        }
      }
      Cell mitigated = Samples.cell("1.23.0").with(Godebug.NO_FRAME_POINTER_UNWINDING);
      CellTally shielded = new CellTally(mitigated);
      for (int i = 0; i < 12; i++) {
        shielded.add(Samples.completed(mitigated, i, 0, Samples.silent(mitigated)));
      }
      cells.add(shielded.verdict());
      cells.add(cell(patched("1.23.0", Patch.FIX_ONLY), 0, 12, 0));
      Cell back = Samples.cell("1.25.0");
      cells.add(cell(back, 3, 8, 1));
      return of(
          cells,
          List.of(
              new Surprise(
                  back, "crash, probe must see nothing, but 3 of 12 trials show the fault")),
          Origin.of(journal));
    }
  }

  private static CellVerdict realistic(Cell cell, String log) {
    CellTally tally = new CellTally(cell);
    for (int i = 0; i < 30; i++) {
      if (!cell.faulty()) {
        tally.add(Samples.clean(cell, i));
      } else if (cell.amplifier() == Amplifier.NONE) {
        tally.add(Samples.completed(cell, i, 0, Samples.silent(cell)));
      } else {
        Trial stale = Samples.stale(cell, i);
        tally.add(crashed(stale, stale.crash(), log, null));
      }
    }
    return tally.verdict();
  }

  /** The page as it is written. */
  static String page(StudyResult result) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (PrintStream out = new PrintStream(bytes, true, StandardCharsets.US_ASCII)) {
      new HtmlReport().write(result, out);
    }
    return bytes.toString(StandardCharsets.UTF_8);
  }
}
