package dev.staleframe.study;

import dev.staleframe.StaleframeException;
import dev.staleframe.command.LiveProcesses;
import dev.staleframe.fixture.FixtureBuilder;
import dev.staleframe.journal.JournalWriter;
import dev.staleframe.judge.CellTally;
import dev.staleframe.judge.CellVerdict;
import dev.staleframe.launch.Job;
import dev.staleframe.launch.Launcher;
import dev.staleframe.launch.Limits;
import dev.staleframe.launch.Order;
import dev.staleframe.launch.Outcome;
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
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Takes a plan through the whole pipeline: provision, build, launch, read, judge, journal.
 *
 * <p>It knows nothing of what a study wants to show; it runs cells and gives verdicts.
 */
final class Campaign {
  /**
   * Trials of a cell in a row at one launcher before the next launcher has its turn: so a run that
   * is cut short has some of all, and supervisors are not waited for after every trial.
   */
  private static final int ROUND = 50;

  private final Sites sites;
  private final Limits limits;
  private final JournalWriter journal;
  private final ProgressView progress;
  private final TrialReader reader;
  private final Evidence evidence;
  private final List<Cell> plan = new ArrayList<>();
  private final Map<Launcher, Map<Cell, Order>> orders = new LinkedHashMap<>();
  private int ran;
  private volatile boolean stopped;

  /**
   * @param evidence earlier trials, which are not run again; those of this run are added
   */
  Campaign(
      Sites sites, Limits limits, JournalWriter journal, ProgressView progress, Evidence evidence) {
    this.evidence = evidence;
    this.sites = sites;
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
  void prepare(List<Cell> cells) {
    for (Cell cell : cells) {
      plan.add(cell);
      Site site = sites.at(cell);
      Site.Provision provision = site.provide(cell);
      if (provision instanceof Site.Provision.Ready ready) {
        orders
            .computeIfAbsent(ready.launcher(), launcher -> new LinkedHashMap<>())
            .put(cell, order(cell, site, ready));
      } else if (!evidence.has(cell, 0)) {
        record(reader.unbuilt(cell, 0, ((Site.Provision.Failed) provision).log()));
      }
    }
  }

  private Order order(Cell cell, Site site, Site.Provision.Ready ready) {
    Optional<Path> traceReader =
        cell.recorded() ? Optional.of(site.traceReader(cell)) : Optional.empty();
    List<String> argv = argv(cell, ready, traceReader);
    return new Order(argv, ready.folder(), FixtureEnvironment.of(cell), limits);
  }

  /** The fixture's command line; its traces are read by a program that starts it. */
  static List<String> argv(Cell cell, Site.Provision.Ready ready, Optional<Path> traceReader) {
    List<String> argv = new ArrayList<>();
    if (traceReader.isPresent()) {
      argv.add(traceReader.get().toString());
      ready.emulator().forEach(word -> argv.addAll(List.of("-emulator", word)));
    } else {
      argv.addAll(ready.emulator());
    }
    argv.add(ready.folder().resolve(FixtureBuilder.FIXTURE).toString());
    argv.addAll(List.of("-probe", ready.layout()));
    argv.addAll(cell.amplifier().arguments());
    if (cell.scenario().text() != null) {
      argv.addAll(List.of("-script", cell.scenario().text()));
    }
    argv.add(cell.scenario().name());
    return argv;
  }

  /**
   * Runs every cell that was built that often, or that much more often.
   *
   * @return a verdict for each cell on all of its trials, in the order of the plan
   * @throws StaleframeException exit code 3 if a trial can't start
   */
  List<CellVerdict> run(int runs) {
    Runnable stop = this::stop;
    LiveProcesses.INSTANCE.beforeKilling(stop);
    try {
      int length = orders.size() > 1 ? ROUND : runs;
      int end = ran + runs;
      ran = Math.min(end, Math.max(ran, firstMissing()));
      for (; ran < end; ran = Math.min(end, ran + length)) {
        round(ran, Math.min(end, ran + length));
      }
    } finally {
      LiveProcesses.INSTANCE.forget(stop);
    }
    return verdicts();
  }

  /** Earlier trials mostly are the first ones of every cell: those need not be asked for. */
  private int firstMissing() {
    return orders.values().stream()
        .flatMap(cells -> cells.keySet().stream())
        .mapToInt(evidence::firstMissing)
        .min()
        .orElse(0);
  }

  /** Says how many trials the next {@link #run} has. */
  void expect(int runs) {
    progress.expect(open(runs));
  }

  private int open(int runs) {
    return orders.values().stream()
        .flatMap(cells -> cells.keySet().stream())
        .mapToInt(cell -> evidence.missing(cell, ran + runs))
        .sum();
  }

  /** A verdict for each cell on the trials so far, in the order of the plan. */
  List<CellVerdict> verdicts() {
    return plan.stream().map(evidence::verdict).toList();
  }

  private void stop() {
    stopped = true;
    orders.keySet().forEach(Launcher::stop);
  }

  private void round(int from, int to) {
    orders.forEach(
        (launcher, cells) -> {
          if (!stopped) {
            launcher.run(jobs(cells, from, to));
          }
        });
  }

  /** One trial of each cell, then the next of each. */
  private Iterator<TrialJob> jobs(Map<Cell, Order> cells, int from, int to) {
    return IntStream.range(from, to)
        .boxed()
        .flatMap(
            number ->
                cells.entrySet().stream()
                    .filter(cell -> !evidence.has(cell.getKey(), number))
                    .map(cell -> new TrialJob(cell.getKey(), cell.getValue(), number)))
        .iterator();
  }

  private CellTally.Heard record(Trial trial) {
    journal.add(trial);
    return evidence.add(trial);
  }

  /** One trial, from its order to its record. */
  private final class TrialJob implements Job {
    private final Cell cell;
    private final Order order;
    private final int number;

    private TrialJob(Cell cell, Order order, int number) {
      this.cell = cell;
      this.order = order;
      this.number = number;
    }

    @Override
    public Order order() {
      return order;
    }

    @Override
    public void ended(Outcome outcome) {
      Trial trial = reader.read(cell, number, outcome);
      CellTally.Heard heard = record(trial);
      if (trial.status() == Status.COULD_NOT_START) {
        throw StaleframeException.environment(
            "could not start %s (%s); trials so far are in %s"
                .formatted(order.argv().get(0), trial.note(), journal.file()));
      }
      progress.ended(heard);
    }
  }
}
