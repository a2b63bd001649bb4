package dev.staleframe.bench;

import dev.staleframe.fixture.Amplifier;
import dev.staleframe.fixture.Godebug;
import dev.staleframe.fixture.Patch;
import dev.staleframe.fixture.Scenario;
import dev.staleframe.fixture.ShimVariant;
import dev.staleframe.journal.JournalWriter;
import dev.staleframe.journal.OutputFolder;
import dev.staleframe.journal.RunHeader;
import dev.staleframe.release.Release;
import dev.staleframe.trial.Cell;
import dev.staleframe.trial.Place;
import dev.staleframe.trial.Samples;
import dev.staleframe.trial.Trial;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A journal of a million trials, as the harness writes it: two releases, three scenarios. */
final class LargeJournal {
  static final int TRIALS = 1_000_000;
  static final List<String> SCENARIOS = List.of("grow", "shrink", "still");
  static final List<String> RELEASES = List.of("1.23.0", "1.23.1");

  /** So many of each cell. */
  static final int RUNS = TRIALS / (SCENARIOS.size() * RELEASES.size());

  private LargeJournal() {}

  /** Writes it into the folder, as if this checkout's fixture had run it. */
  static void write(Lab lab, Path folder) {
    List<Cell> cells = cells(lab);
    try (JournalWriter journal =
        JournalWriter.open(OutputFolder.named(folder).lock(), header(lab))) {
      for (int number = 0; number < RUNS; number++) {
        for (Cell cell : cells) {
          journal.add(trial(cell, number));
        }
      }
      journal.finish();
    }
  }

  private static Trial trial(Cell cell, int number) {
    return cell.faulty() ? Samples.stale(cell, number) : Samples.clean(cell, number);
  }

  private static List<Cell> cells(Lab lab) {
    List<Cell> cells = new ArrayList<>();
    for (String release : RELEASES) {
      for (String name : SCENARIOS) {
        Scenario scenario = lab.workbench().workspace().scenarios().find(name);
        cells.add(
            new Cell(
                Release.parse(release),
                Patch.NONE,
                scenario,
                Amplifier.EFENCE,
                Godebug.NONE,
                ShimVariant.FP,
                Place.HOST,
                RunHeader.Host.current().arch()));
      }
    }
    return cells;
  }

  private static RunHeader header(Lab lab) {
    return new RunHeader(
        "bench",
        Instant.EPOCH,
        "bench",
        lab.workbench().workspace().sourceVersion(),
        List.of("matrix"),
        RunHeader.Host.current(),
        List.of(),
        Map.of(),
        null);
  }
}
