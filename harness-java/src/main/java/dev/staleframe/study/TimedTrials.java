package dev.staleframe.study;

import dev.staleframe.Amount;
import dev.staleframe.StaleframeException;
import dev.staleframe.command.LiveProcesses;
import dev.staleframe.fixture.Build;
import dev.staleframe.fixture.FixtureBuilder;
import dev.staleframe.fixture.Shuffle;
import dev.staleframe.journal.JournalWriter;
import dev.staleframe.judge.CellTally;
import dev.staleframe.launch.Job;
import dev.staleframe.launch.Limits;
import dev.staleframe.launch.Order;
import dev.staleframe.launch.Outcome;
import dev.staleframe.report.ProgressView;
import dev.staleframe.study.TimingPlan.Timed;
import dev.staleframe.trial.Status;
import dev.staleframe.trial.Trial;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Runs a plan of timings: builds what it takes, then one trial after the other, each in a process
 * of its own.
 */
final class TimedTrials {
  /** It shows no fault. */
  private static final CellTally.Heard TIMED = new CellTally.Heard(false, true);

  private final HostSite site;
  private final Limits limits;
  private final JournalWriter journal;
  private final ProgressView progress;
  private final TrialReader reader;
  private final List<Trial> trials = new ArrayList<>();

  TimedTrials(HostSite site, Limits limits, JournalWriter journal, ProgressView progress) {
    this.site = site;
    this.limits = limits;
    this.journal = journal;
    this.progress = progress;
    this.reader = new TrialReader(journal);
  }

  /** A program: operations share it, so it has no scenario. */
  private record Program(String build, int shuffle) {
    static Program of(Timed timed) {
      return new Program(timed.cell().label(), timed.shuffle());
    }
  }

  /**
   * Runs it.
   *
   * @return the records of its trials, in their order; of what could not be built, one for all
   * @throws StaleframeException exit code 2 or 3 if a release can't be had or a trial can't start
   */
  List<Trial> run(TimingPlan plan) {
    Map<Program, Build> builds = build(plan.trials());
    List<Timed> built = new ArrayList<>();
    Set<Timed> unbuilt = new HashSet<>();
    for (Timed timed : plan.trials()) {
      if (!(builds.get(Program.of(timed)) instanceof Build.Failed failed)) {
        built.add(timed);
      } else if (unbuilt.add(new Timed(timed.cell(), timed.number() % 2, 0))) {
        record(reader.unbuilt(timed.cell(), timed.number() % 2, failed.log()));
      }
    }
    progress.expect(built.size());
    Runnable stop = site.launcher()::stop;
    LiveProcesses.INSTANCE.beforeKilling(stop);
    try {
      // Each is made when it is its turn: they are many.
      site.launcher().run(built.stream().map(timed -> job(timed, builds)).iterator());
    } finally {
      LiveProcesses.INSTANCE.forget(stop);
    }
    return trials;
  }

  private TimedJob job(Timed timed, Map<Program, Build> builds) {
    Build.Built build = (Build.Built) builds.get(Program.of(timed));
    return new TimedJob(timed, order(timed, build.folder()));
  }

  private Map<Program, Build> build(List<Timed> plan) {
    Map<Program, Timed> programs = new LinkedHashMap<>();
    plan.forEach(timed -> programs.putIfAbsent(Program.of(timed), timed));
    progress.preparing(
        String.format(
            Locale.ROOT,
            "making %s ready, each with its functions in another order",
            Amount.of(programs.size(), "fixture")));
    Map<Program, Build> builds = new ConcurrentHashMap<>();
    Set<String> compiled = new HashSet<>();
    programs.forEach(
        (program, timed) -> {
          if (compiled.add(program.build())) { // The others of it have only to be linked.
            builds.put(program, build(timed));
          }
        });
    programs.entrySet().parallelStream()
        .forEach(
            program -> builds.computeIfAbsent(program.getKey(), key -> build(program.getValue())));
    return builds;
  }

  private Build build(Timed timed) {
    return site.provide(timed.cell(), new Shuffle(timed.shuffle()));
  }

  private Order order(Timed timed, Path folder) {
    String fixture = folder.resolve(FixtureBuilder.FIXTURE).toString();
    return new Order(
        List.of(fixture, timed.cell().scenario().name()),
        folder,
        FixtureEnvironment.of(timed.cell()),
        limits);
  }

  private void record(Trial trial) {
    journal.add(trial);
    trials.add(trial);
  }

  /** One trial, from its order to its record; they end one after the other. */
  private final class TimedJob implements Job {
    private final Timed timed;
    private final Order order;

    private TimedJob(Timed timed, Order order) {
      this.timed = timed;
      this.order = order;
    }

    @Override
    public Order order() {
      return order;
    }

    @Override
    public void ended(Outcome outcome) {
      Trial trial = reader.read(timed.cell(), timed.number(), outcome);
      record(trial);
      if (trial.status() == Status.COULD_NOT_START) {
        throw StaleframeException.environment(
            "could not start %s (%s); trials so far are in %s"
                .formatted(order.argv().get(0), trial.note(), journal.file()));
      }
      progress.ended(TIMED);
    }
  }
}
