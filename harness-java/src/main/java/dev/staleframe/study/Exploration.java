package dev.staleframe.study;

import dev.staleframe.script.Script;
import dev.staleframe.script.ScriptShrinker;
import dev.staleframe.search.DeltaDebugging.Outcome;
import dev.staleframe.study.Candidates.Candidate;
import dev.staleframe.study.Repeats.Counted;
import dev.staleframe.study.Symptom.Kind;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/**
 * The search: scripts are run until one shows what must not be; that is run again and made small;
 * then the search goes on for others. It knows nothing of processes.
 */
final class Exploration {
  /** How likely a smaller script may be taken for harmless by chance. */
  private static final double ERROR = 0.01;

  private static final int MOST_TRIALS = 60;

  /** One candidate takes one of so many parts of the time at most: a hang would take all. */
  private static final int SHARE = 4;

  private static final int SHARE_OF_HANG = 10;

  private final ScriptSource scripts;
  private final ScriptRunner runner;
  private final Setting setting;
  private final Deadline deadline;
  private final Consumer<ExploreProgress> progress;
  private final Steering steering = new Steering();
  private final Candidates candidates = new Candidates(steering);
  private final List<Discovery> discoveries = new CopyOnWriteArrayList<>();
  private final int most;
  private final AtomicInteger begun = new AtomicInteger();
  private final AtomicInteger ran = new AtomicInteger();
  private final AtomicInteger problems = new AtomicInteger();
  private volatile Observation firstProblem;
  private volatile int avoided;
  private long began;
  private volatile long searchNanos;
  private volatile long scanning;
  private volatile boolean searching;

  /**
   * @param scripts gives one script after the other
   * @param most so many at most
   * @param setting by which they are run
   * @param deadline nothing is begun after it
   * @param progress is told how far it is
   */
  Exploration(
      ScriptSource scripts,
      int most,
      ScriptRunner runner,
      Setting setting,
      Deadline deadline,
      Consumer<ExploreProgress> progress) {
    this.scripts = scripts;
    this.most = most;
    this.runner = runner;
    this.setting = setting;
    this.deadline = deadline;
    this.progress = progress;
  }

  /**
   * What was found.
   *
   * @param discoveries in the order in which they were found; several may be ways to one fault
   * @param rejected what never showed again
   * @param steering what showed more often
   * @param scripts how many the search ran, apart from those that were run again
   * @param problems how many of them said less than they should
   * @param firstProblem one of them, or null
   * @param searchNanos how long that took, in nanoseconds
   */
  record Found(
      List<Discovery> discoveries,
      List<Candidates.Rejected> rejected,
      Steering steering,
      int scripts,
      int problems,
      Observation firstProblem,
      long searchNanos) {
    /** Together with an earlier run, whose discoveries are here. */
    Found after(SearchState earlier) {
      return new Found(
          discoveries,
          rejected,
          steering,
          earlier.ran() + scripts,
          problems,
          firstProblem,
          earlier.nanos() + searchNanos);
    }
  }

  /**
   * Searches until time is up.
   *
   * @param reserve how much of the time is left for explaining that many discoveries
   * @param discovered is told of each
   */
  Found search(ReserveRule reserve, Consumer<Discovery> discovered) {
    began = deadline.clock().getAsLong();
    while (!isOver(reserve)) {
      scan(reserve);
      for (Optional<Candidate> next = candidates.next();
          next.isPresent() && !isOver();
          next = candidates.next()) {
        examine(next.get()).ifPresent(discovered);
      }
    }
    return new Found(
        List.copyOf(discoveries),
        List.copyOf(candidates.rejected().values()),
        steering,
        ran.get(),
        problems.get(),
        firstProblem,
        searchNanos);
  }

  /** What an earlier run has found: it is not looked into again. */
  void knows(List<Discovery> earlier) {
    discoveries.addAll(earlier);
    earlier.forEach(one -> steering.found(one.symptom(), one.smallest()));
  }

  /** How much of the time is left for explaining so many discoveries. */
  interface ReserveRule {
    Duration of(int discoveries);
  }

  private boolean isOver() {
    return deadline.over() || runner.stopped();
  }

  private boolean isOver(ReserveRule reserve) {
    return isOver()
        || begun.get() >= most
        || deadline.plus(reserve.of(discoveries.size()).negated()).over();
  }

  private void scan(ReserveRule reserve) {
    scanning = deadline.clock().getAsLong();
    searching = true;
    runner.run(setting, new Fresh(reserve), this::heard);
    searchNanos += deadline.clock().getAsLong() - scanning;
    searching = false;
  }

  private void heard(Observation observation) {
    ran.incrementAndGet();
    if (observation.problem() != null) {
      problems.incrementAndGet();
      firstProblem = firstProblem == null ? observation : firstProblem;
    }
    scripts.heard(observation);
    candidates.add(observation);
    show();
  }

  private void show() {
    progress.accept(
        new ExploreProgress(
            ran.get(),
            avoided,
            candidates.seen(),
            List.copyOf(discoveries),
            searchNanos + (searching ? deadline.clock().getAsLong() - scanning : 0)));
  }

  /** New scripts, until there is something to look into. */
  private final class Fresh implements Iterator<Script> {
    private final ReserveRule reserve;

    private Fresh(ReserveRule reserve) {
      this.reserve = reserve;
    }

    @Override
    public boolean hasNext() {
      return !candidates.some() && !isOver(reserve);
    }

    @Override
    public Script next() {
      if (isOver()) {
        throw new NoSuchElementException();
      }
      Script script = scripts.next();
      while (steering.avoids(script)) {
        avoided++;
        script = scripts.next();
      }
      begun.incrementAndGet();
      return script;
    }
  }

  private Optional<Discovery> examine(Candidate candidate) {
    Symptom symptom = candidate.symptom();
    Script script = candidate.observation().script();
    Repeats repeats =
        new Repeats(
            runner, deadline.share(symptom.kind() == Kind.HANG ? SHARE_OF_HANG : SHARE, began));
    Confirmation confirmation = new Confirmation(setting, repeats);
    Counted again = confirmation.of(script, symptom);
    if (again.count().hits() == 0) {
      candidates.rejected(candidate, again.count());
      return Optional.empty();
    }
    int trials = again.count().enough(ERROR, symptom.kind() == Kind.HANG ? 2 : MOST_TRIALS);
    ScriptShrinker.Result reduced =
        new ScriptShrinker(
                smaller -> shows(smaller, symptom, trials, repeats), () -> !repeats.over())
            .minimise(script);
    Counted last =
        reduced.script().equals(script) ? again : confirmation.of(reduced.script(), symptom);
    // Smaller, but it took luck to see it there: better the one that was confirmed.
    boolean holds = last.count().hits() > 0;
    Discovery discovery =
        new Discovery(
            symptom,
            script,
            holds ? reduced.script() : script,
            holds && reduced.minimal(),
            holds ? last.count() : again.count(),
            holds ? last.first() : again.first(),
            deadline.clock().getAsLong() - began);
    candidates.confirmed(candidate);
    if (steering.knows(symptom, discovery.smallest())) {
      steering.again(symptom, discovery.smallest()); // Shrinking came upon the one found before.
      return Optional.empty();
    }
    steering.found(symptom, discovery.smallest());
    discoveries.add(discovery);
    show();
    return Optional.of(discovery);
  }

  private Outcome shows(Script script, Symptom symptom, int trials, Repeats repeats) {
    Count count = repeats.count(setting, script, symptom.title(), trials, 1).count();
    if (count.hits() > 0) {
      return Outcome.FAIL;
    }
    return count.trials() < trials ? Outcome.UNRESOLVED : Outcome.PASS;
  }
}
