package dev.staleframe.study;

import dev.staleframe.StaleframeException;
import dev.staleframe.command.LiveProcesses;
import dev.staleframe.fixture.Scenario;
import dev.staleframe.fixture.ShimVariant;
import dev.staleframe.journal.JournalWriter;
import dev.staleframe.launch.Job;
import dev.staleframe.launch.Launcher;
import dev.staleframe.launch.Limits;
import dev.staleframe.launch.Order;
import dev.staleframe.launch.Outcome;
import dev.staleframe.script.Script;
import dev.staleframe.trial.Cell;
import dev.staleframe.trial.Status;
import dev.staleframe.trial.Trial;
import java.time.Duration;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

/** Runs scripts on this machine, a process of the fixture each, and keeps a journal of them. */
final class HostScripts implements ScriptRunner, AutoCloseable {
  /** What a run gets that nothing else slows down: so many times the usual time. */
  private static final int PATIENCE = 2;

  private final Site site;
  private final Duration timeout;
  private final JournalWriter journal;
  private final TrialReader reader;
  private final Symptoms symptoms;
  private final Map<Setting, Site.Provision> provisions = new HashMap<>();
  private final Map<Integer, Integer> repeated = new ConcurrentHashMap<>();
  private final Runnable stop = this::stop;
  private volatile Launcher launcher;
  private volatile boolean stopped;

  /**
   * @param timeout how long a script may take
   */
  HostScripts(Site site, Duration timeout, JournalWriter journal, Symptoms symptoms) {
    this.site = site;
    this.timeout = timeout;
    this.journal = journal;
    this.reader = new TrialReader(journal);
    this.symptoms = symptoms;
    LiveProcesses.INSTANCE.beforeKilling(stop);
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
  public Optional<String> lacks(Setting setting) {
    return provision(setting) instanceof Site.Provision.Failed failed
        ? Optional.of(failed.log())
        : Optional.empty();
  }

  /** A build serves all scripts. */
  private Site.Provision provision(Setting setting) {
    Site.Provision provision =
        provisions.computeIfAbsent(setting, s -> site.provide(cell(s, Scenario.ofScript(""))));
    if (provision instanceof Site.Provision.Ready ready) {
      launcher = ready.launcher();
    }
    return provision;
  }

  private Cell cell(Setting setting, Scenario scenario) {
    return new Cell(
        setting.release(),
        setting.patch(),
        scenario,
        setting.amplifier(),
        setting.godebug(),
        ShimVariant.FP,
        site.place(),
        site.arch());
  }

  private Site.Provision.Ready ready(Setting setting) {
    if (provision(setting) instanceof Site.Provision.Ready ready) {
      return ready;
    }
    throw new IllegalStateException("not built: " + setting);
  }

  @Override
  public void run(Setting setting, Iterator<Script> scripts, Consumer<Observation> heard) {
    Site.Provision.Ready ready = ready(setting);
    ready
        .launcher()
        .run(
            new Iterator<Run>() {
              @Override
              public boolean hasNext() {
                return !stopped && scripts.hasNext();
              }

              @Override
              public Run next() {
                return new Run(setting, ready, scripts.next(), timeout, heard);
              }
            });
  }

  @Override
  public Observation quietly(Setting setting, Script script) {
    AtomicReference<Observation> seen = new AtomicReference<>();
    Site.Provision.Ready ready = ready(setting);
    Run run = new Run(setting, ready, script, timeout.multipliedBy(PATIENCE), seen::set);
    ready.launcher().run(List.of(run).iterator());
    return seen.get() == null ? new Observation(script, List.of(), "cut short", null) : seen.get();
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
        Setting setting,
        Site.Provision.Ready ready,
        Script script,
        Duration time,
        Consumer<Observation> heard) {
      this.script = script;
      this.heard = heard;
      this.cell = cell(setting, Scenario.ofScript(script.toString()));
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
      Trial trial = reader.read(cell, number(), outcome);
      journal.add(trial);
      if (trial.status() == Status.COULD_NOT_START) {
        throw StaleframeException.environment(
            "could not start %s (%s)".formatted(order.argv().get(0), trial.note()));
      }
      List<Symptom> seen = symptoms.of(trial, outcome.stderr().text());
      String problem = seen.isEmpty() ? trial.shortfall().orElse(null) : null;
      heard.accept(new Observation(script, seen, problem, trial));
    }

    private int number() {
      return repeated.merge(cell.id().hashCode(), 1, Integer::sum)
          - 1; // A whole cell each fills memory.
    }
  }
}
