package dev.staleframe.study;

import dev.staleframe.StaleframeException;
import dev.staleframe.command.LiveProcesses;
import dev.staleframe.fixture.Patch;
import dev.staleframe.fixture.Scenario;
import dev.staleframe.fixture.ShimVariant;
import dev.staleframe.journal.JournalWriter;
import dev.staleframe.launch.Job;
import dev.staleframe.launch.Launcher;
import dev.staleframe.launch.Limits;
import dev.staleframe.launch.Order;
import dev.staleframe.launch.Outcome;
import dev.staleframe.release.Release;
import dev.staleframe.script.BuildOption;
import dev.staleframe.script.Script;
import dev.staleframe.trial.Cell;
import dev.staleframe.trial.Status;
import dev.staleframe.trial.Trial;
import java.time.Duration;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

/** Runs scripts on this machine, a process of the fixture each, and keeps a journal of them. */
final class HostScripts implements ScriptRunner, AutoCloseable {
  /** What a run gets that nothing else slows down: so many times the usual time. */
  private static final int PATIENCE = 2;

  private static final String DOES_NOT_BUILD = "its program does not build";

  private final Site site;
  private final Duration timeout;
  private final SearchClock clock;
  private final JournalWriter journal;
  private final TrialReader reader;
  private final Symptoms symptoms;
  private final Map<Build, Site.Provision> provisions = new HashMap<>();
  private final AtomicInteger trials = new AtomicInteger();
  private final Runnable stop = this::stop;
  private volatile Launcher launcher;
  private volatile boolean stopped;

  /**
   * @param timeout how long a script may take
   * @param clock stands still while programs are built
   */
  HostScripts(
      Site site, Duration timeout, JournalWriter journal, Symptoms symptoms, SearchClock clock) {
    this.site = site;
    this.timeout = timeout;
    this.clock = clock;
    this.journal = journal;
    this.reader = new TrialReader(journal);
    this.symptoms = symptoms;
    LiveProcesses.INSTANCE.beforeKilling(stop);
  }

  /** A build of the fixture; it serves all scripts that ask for no other. */
  private record Build(Release release, Patch patch, List<BuildOption> options) {
    static Build of(Setting setting, Script script) {
      return new Build(setting.release(), setting.patch(), script.header().options());
    }
  }

  private void stop() {
    stopped = true;
    if (launcher != null) {
      launcher.stop();
    }
  }

  @Override
  public boolean stopped() {
    return stopped;
  }

  @Override
  public Optional<String> lacks(Setting setting, Script script) {
    return provision(setting, script) instanceof Site.Provision.Failed failed
        ? Optional.of(failed.log())
        : Optional.empty();
  }

  private synchronized Site.Provision provision(Setting setting, Script script) {
    List<String> flags = script.header().options().stream().map(BuildOption::flag).toList();
    Site.Provision provision =
        provisions.computeIfAbsent(
            Build.of(setting, script),
            build -> clock.without(() -> site.provide(cell(setting, script), flags)));
    if (provision instanceof Site.Provision.Ready ready) {
      launcher = ready.launcher();
    }
    return provision;
  }

  private Cell cell(Setting usual, Script script) {
    Setting setting = usual.of(script.header());
    return new Cell(
        setting.release(),
        setting.patch(),
        Scenario.ofScript(script.toString()),
        setting.amplifier(),
        setting.godebug(),
        ShimVariant.FP,
        site.place(),
        site.arch());
  }

  @Override
  public void run(Setting setting, Iterator<Script> scripts, Consumer<Observation> heard) {
    Iterator<Job> runs = new Runs(setting, scripts, timeout, heard);
    if (runs.hasNext()) {
      launcher.run(runs);
    }
  }

  @Override
  public Observation quietly(Setting setting, Script script) {
    AtomicReference<Observation> seen = new AtomicReference<>();
    Duration patient = timeout.multipliedBy(PATIENCE);
    Iterator<Job> run = new Runs(setting, List.of(script).iterator(), patient, seen::set);
    if (run.hasNext()) {
      launcher.run(run);
    }
    return seen.get() == null ? new Observation(script, List.of(), "cut short", null) : seen.get();
  }

  /** The processes of scripts. A script whose program does not build is heard of as such. */
  private final class Runs implements Iterator<Job> {
    private final Setting setting;
    private final Iterator<Script> scripts;
    private final Duration time;
    private final Consumer<Observation> heard;
    private Run next;

    private Runs(
        Setting setting, Iterator<Script> scripts, Duration time, Consumer<Observation> heard) {
      this.setting = setting;
      this.scripts = scripts;
      this.time = time;
      this.heard = heard;
    }

    @Override
    public boolean hasNext() {
      while (next == null && !stopped && scripts.hasNext()) {
        Script script = scripts.next();
        if (provision(setting, script) instanceof Site.Provision.Ready ready) {
          next = new Run(script, cell(setting, script), ready, time, heard);
        } else {
          heard.accept(new Observation(script, List.of(), DOES_NOT_BUILD, null));
        }
      }
      return next != null;
    }

    @Override
    public Run next() {
      if (!hasNext()) {
        throw new NoSuchElementException();
      }
      Run run = next;
      next = null;
      return run;
    }
  }

  @Override
  public void close() {
    LiveProcesses.INSTANCE.forget(stop);
  }

  /** One process. */
  private final class Run implements Job {
    private final Script script;
    private final Cell cell;
    private final Order order;
    private final Consumer<Observation> heard;

    private Run(
        Script script,
        Cell cell,
        Site.Provision.Ready ready,
        Duration time,
        Consumer<Observation> heard) {
      this.script = script;
      this.heard = heard;
      this.cell = cell;
      this.order =
          new Order(
              Campaign.argv(cell, ready, Optional.empty()),
              ready.folder(),
              FixtureEnvironment.of(cell),
              Limits.of(time));
    }

    @Override
    public Order order() {
      return order;
    }

    @Override
    public void ended(Outcome outcome) {
      Trial trial = reader.read(cell, trials.getAndIncrement(), outcome);
      journal.add(trial);
      if (trial.status() == Status.COULD_NOT_START) {
        throw StaleframeException.environment(
            "could not start %s (%s)".formatted(order.argv().get(0), trial.note()));
      }
      List<Symptom> seen = symptoms.of(trial, outcome.stderr().text());
      String problem = seen.isEmpty() ? trial.shortfall().orElse(null) : null;
      heard.accept(new Observation(script, seen, problem, trial));
    }
  }
}
