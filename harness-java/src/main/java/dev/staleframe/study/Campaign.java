package dev.staleframe.study;

import dev.staleframe.StaleframeException;
import dev.staleframe.command.LiveProcesses;
import dev.staleframe.fixture.Build;
import dev.staleframe.fixture.Overlay;
import dev.staleframe.fixture.Patch;
import dev.staleframe.fixture.ProbeLayout;
import dev.staleframe.journal.JournalWriter;
import dev.staleframe.judge.CellTally;
import dev.staleframe.judge.CellVerdict;
import dev.staleframe.launch.Job;
import dev.staleframe.launch.Limits;
import dev.staleframe.launch.Order;
import dev.staleframe.launch.Outcome;
import dev.staleframe.launch.Place;
import dev.staleframe.release.Toolchain;
import dev.staleframe.report.ProgressView;
import dev.staleframe.trial.Cell;
import dev.staleframe.trial.Status;
import dev.staleframe.trial.Trial;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/**
 * Takes a plan through the whole pipeline: provision, build, launch, read, judge, journal.
 *
 * <p>It knows nothing of what a study wants to show; it runs cells and gives verdicts.
 */
final class Campaign {
  private final Workbench workbench;
  private final Place place;
  private final Limits limits;
  private final JournalWriter journal;
  private final ProgressView progress;
  private final TrialReader reader;
  private final Map<Cell, CellTally> tallies = new LinkedHashMap<>();
  private final Map<Cell, Order> orders = new LinkedHashMap<>();
  private final AtomicInteger stale = new AtomicInteger();

  Campaign(
      Workbench workbench,
      Place place,
      Limits limits,
      JournalWriter journal,
      ProgressView progress) {
    this.workbench = workbench;
    this.place = place;
    this.limits = limits;
    this.journal = journal;
    this.progress = progress;
    this.reader = new TrialReader(journal);
  }

  /**
   * Provides the toolchains and builds the fixtures of a plan.
   *
   * @throws StaleframeException exit code 2 or 3 if a release can't be had
   */
  void prepare(List<Cell> plan) {
    for (Cell cell : plan) {
      tallies.put(cell, new CellTally(cell));
      Toolchain toolchain = workbench.toolchains().provide(cell.release(), progress::preparing);
      Build build =
          workbench
              .fixtures()
              .build(toolchain, overlay(cell.patch()), cell.shim(), progress::preparing);
      if (build instanceof Build.Built built) {
        orders.put(cell, order(cell, built.folder()));
      } else {
        record(unbuilt(cell, ((Build.Failed) build).log()));
      }
    }
  }

  private Overlay overlay(Patch patch) {
    return patch
        .donor()
        .map(release -> workbench.toolchains().provide(release, progress::preparing))
        .map(donor -> new Overlay(patch, donor))
        .orElse(Overlay.NONE);
  }

  private Order order(Cell cell, Path build) {
    List<String> argv = new ArrayList<>();
    if (cell.recorded()) {
      argv.add(workbench.traceReader(progress::preparing).toString());
    }
    argv.add(build.resolve("fixture").toString());
    argv.addAll(List.of("-probe", ProbeLayout.read(build)));
    argv.addAll(cell.amplifier().arguments());
    argv.add(cell.scenario().name());
    return new Order(argv, build, FixtureEnvironment.of(cell), limits);
  }

  private Trial unbuilt(Cell cell, String log) {
    String error =
        log.lines()
            .filter(line -> !line.isBlank() && !line.startsWith("#")) // "# package/path"
            .findFirst()
            .orElse("the build said nothing");
    return Trial.unrun(cell, 0, Status.COULD_NOT_BUILD, journal.store(log), error);
  }

  /**
   * Runs every cell that was built that often.
   *
   * @return a verdict for each cell, in the order of the plan
   * @throws StaleframeException exit code 3 if a trial can't start
   */
  List<CellVerdict> run(int runs) {
    progress.begin(orders.size() * runs);
    Runnable stop = place::stop;
    LiveProcesses.INSTANCE.beforeKilling(stop);
    try {
      place.run(jobs(runs));
    } finally {
      LiveProcesses.INSTANCE.forget(stop);
    }
    return tallies.values().stream().map(CellTally::verdict).toList();
  }

  /**
   * The first trial of each cell, then the second of each: a run that is cut short has them all.
   */
  private Iterator<TrialJob> jobs(int runs) {
    return IntStream.range(0, runs)
        .boxed()
        .flatMap(number -> orders.keySet().stream().map(cell -> new TrialJob(cell, number)))
        .iterator();
  }

  private void record(Trial trial) {
    journal.add(trial);
    if (tallies.get(trial.cell()).add(trial)) {
      stale.incrementAndGet();
    }
  }

  /** One trial, from its order to its record. */
  private final class TrialJob implements Job {
    private final Cell cell;
    private final int number;

    private TrialJob(Cell cell, int number) {
      this.cell = cell;
      this.number = number;
    }

    @Override
    public Order order() {
      return orders.get(cell);
    }

    @Override
    public void ended(Outcome outcome) {
      Trial trial = reader.read(cell, number, outcome);
      record(trial);
      if (trial.status() == Status.COULD_NOT_START) {
        throw StaleframeException.environment(
            "could not start %s (%s); trials so far are in %s"
                .formatted(order().argv().get(0), trial.note(), journal.file()));
      }
      progress.step(stale.get());
    }
  }
}
