package dev.staleframe.study;

import dev.staleframe.script.Script;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

/** Runs one script again and again, and counts a symptom. */
final class Repeats {
  private final ScriptRunner runner;
  private final Deadline deadline;

  /**
   * @param deadline nothing is begun after it
   */
  Repeats(ScriptRunner runner, Deadline deadline) {
    this.runner = runner;
    this.deadline = deadline;
  }

  /**
   * What was counted.
   *
   * @param count how often
   * @param first one run that showed it; null if none did
   * @param instead the title of something else that a run showed; null if none did
   */
  record Counted(Count count, Observation first, String instead) {}

  /**
   * Counts.
   *
   * @param trials the most to run
   * @param wanted so many hits are enough
   */
  Counted count(Setting setting, Script script, String title, int trials, int wanted) {
    AtomicInteger ran = new AtomicInteger();
    AtomicInteger hits = new AtomicInteger();
    AtomicReference<Observation> first = new AtomicReference<>();
    AtomicReference<String> instead = new AtomicReference<>();
    Iterator<Script> again = new Again(script, trials, wanted, hits);
    runner.run(
        setting,
        again,
        observation -> {
          ran.incrementAndGet();
          if (observation.titled(title).isPresent()) {
            hits.incrementAndGet();
            first.compareAndSet(null, observation);
          } else {
            observation.symptoms().stream()
                .map(Symptom::title)
                .findFirst()
                .ifPresent(other -> instead.compareAndSet(null, other));
          }
        });
    return new Counted(new Count(ran.get(), hits.get()), first.get(), instead.get());
  }

  /** The same, one at a time while nothing else runs. */
  Counted countQuietly(Setting setting, Script script, String title, int trials, int wanted) {
    int ran = 0;
    int hits = 0;
    Observation first = null;
    while (ran < trials && hits < wanted && !over()) {
      Observation observation = runner.quietly(setting, script);
      ran++;
      if (observation.titled(title).isPresent()) {
        hits++;
        first = first == null ? observation : first;
      }
    }
    return new Counted(new Count(ran, hits), first, null);
  }

  /** Whether nothing more may be begun. */
  boolean over() {
    return deadline.over() || runner.stopped();
  }

  private final class Again implements Iterator<Script> {
    private final Script script;
    private final int trials;
    private final int wanted;
    private final AtomicInteger hits;
    private int given;

    private Again(Script script, int trials, int wanted, AtomicInteger hits) {
      this.script = script;
      this.trials = trials;
      this.wanted = wanted;
      this.hits = hits;
    }

    @Override
    public boolean hasNext() {
      return given < trials && hits.get() < wanted && !over();
    }

    @Override
    public Script next() {
      if (given >= trials) {
        throw new NoSuchElementException();
      }
      given++;
      return script;
    }
  }
}
