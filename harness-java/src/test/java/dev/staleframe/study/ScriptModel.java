package dev.staleframe.study;

import dev.staleframe.script.Script;
import dev.staleframe.script.ScriptParser;
import dev.staleframe.study.Symptom.Kind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** Runs scripts in memory: faults are scripts that must be part of one, and show at a rate. */
final class ScriptModel implements ScriptRunner {
  private static final Duration RUN = Duration.ofMillis(10);

  private final Random random = new Random(1);
  private final List<Fault> faults = new ArrayList<>();
  private final Map<Setting, String> lacking = new LinkedHashMap<>();
  private long nanos;
  private int runs;
  private int runsLeft = Integer.MAX_VALUE;

  /** A fault of the runtime that is modelled. */
  record Fault(Symptom symptom, Script needs, double rate, Predicate<Setting> in) {}

  static Symptom crash(String title) {
    return new Symptom(Kind.CRASH, title, Optional.empty(), Optional.empty());
  }

  ScriptModel with(Symptom symptom, String needs, double rate) {
    return with(symptom, needs, rate, setting -> true);
  }

  ScriptModel with(Symptom symptom, String needs, double rate, Predicate<Setting> in) {
    faults.add(new Fault(symptom, ScriptParser.parse(needs), rate, in));
    return this;
  }

  ScriptModel lacking(Setting setting, String why) {
    lacking.put(setting, why);
    return this;
  }

  /** Ends the run from outside after so many more. */
  ScriptModel stoppingAfter(int more) {
    runsLeft = runs + more;
    return this;
  }

  Deadline deadline(Duration time) {
    return Deadline.in(time, () -> nanos);
  }

  Duration passed() {
    return Duration.ofNanos(nanos);
  }

  int runs() {
    return runs;
  }

  @Override
  public Optional<String> lacks(Setting setting, Script script) {
    return Optional.ofNullable(lacking.get(setting));
  }

  @Override
  public void run(Setting setting, Iterator<Script> scripts, Consumer<Observation> heard) {
    while (!stopped() && scripts.hasNext()) {
      heard.accept(observe(setting, scripts.next(), false));
    }
  }

  @Override
  public Observation quietly(Setting setting, Script script) {
    return observe(setting, script, true);
  }

  /** What is only slow is no hang when nothing else runs. */
  private Observation observe(Setting setting, Script script, boolean quiet) {
    runs++;
    nanos += RUN.toNanos();
    List<Symptom> seen = new ArrayList<>();
    for (Fault fault : faults) {
      boolean isSlow = fault.symptom().title().equals("slow");
      if (fault.in().test(setting)
          && !(quiet && isSlow)
          && seen.stream().noneMatch(symptom -> symptom.kind().ends())
          && Steering.isIn(fault.needs(), script)
          && random.nextDouble() < fault.rate()) {
        seen.add(fault.symptom());
      }
    }
    return new Observation(script, seen, null, null);
  }

  @Override
  public boolean stopped() {
    return runs >= runsLeft;
  }
}
