package dev.staleframe.study;

import dev.staleframe.fixture.Amplifier;
import dev.staleframe.fixture.Godebug;
import dev.staleframe.fixture.Patch;
import dev.staleframe.judge.RateInterval;
import dev.staleframe.release.ReleaseRange;
import dev.staleframe.report.ExploreResult.Control;
import dev.staleframe.script.Entry;
import dev.staleframe.script.Script;
import dev.staleframe.study.Repeats.Counted;
import dev.staleframe.study.Symptom.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Runs a fault's smallest script with one thing changed at a time that could explain the fault. */
final class ScriptControls {
  /** How likely a "vanishes" may be by chance. */
  private static final double ERROR = 0.01;

  private static final int LEAST = 10;
  private static final int MOST = 60;

  /** Each hang takes all of its time. */
  private static final int HANGS = 2;

  private static final List<String> SETTINGS =
      List.of("tracefpunwindoff=1", "gcshrinkstackoff=1", "asyncpreemptoff=1");

  /** The files of 1.23.1 fit these; see {@link dev.staleframe.fixture.NamedPatch}. */
  private static final ReleaseRange PATCHED = ReleaseRange.parse("[1.23rc1, 1.23.1)");

  private final ScriptRunner runner;
  private final Repeats repeats;
  private final Setting setting;

  /**
   * @param setting by which the fault was found
   */
  ScriptControls(ScriptRunner runner, Repeats repeats, Setting setting) {
    this.runner = runner;
    this.repeats = repeats;
    this.setting = setting;
  }

  /** A change. */
  private record Change(String name, Setting setting, Script script) {}

  /** All that can be run in time; the fault as it is first. */
  List<Control> of(Discovery found) {
    List<Control> controls = new ArrayList<>();
    for (Change change : changes(found.smallest())) {
      if (!repeats.over() && runner.lacks(change.setting(), change.script()).isEmpty()) {
        control(change, found).ifPresent(controls::add);
      }
    }
    return controls;
  }

  private Optional<Control> control(Change change, Discovery found) {
    boolean hangs = found.symptom().kind() == Kind.HANG;
    int trials = hangs ? HANGS : Math.max(LEAST, found.count().enough(ERROR, MOST));
    Counted counted =
        repeats.count(change.setting(), change.script(), found.symptom().title(), trials, trials);
    Count count = counted.count();
    return count.trials() == 0
        ? Optional.empty()
        : Optional.of(
            new Control(
                change.name(),
                count.shown(),
                vanishes(found.count(), count),
                Optional.ofNullable(counted.instead())));
  }

  /** Whether that few hits are no chance, if nothing had changed. */
  static boolean vanishes(Count before, Count now) {
    return now.hits() == 0
        && before.missedIn(now.trials()) <= ERROR
        && RateInterval.of(now.trials(), 0).high() < (double) before.hits() / before.trials();
  }

  private List<Change> changes(Script script) {
    List<Change> changes = new ArrayList<>();
    changes.add(new Change("as it is", setting, script));
    for (String debug : SETTINGS) {
      changes.add(new Change(debug, setting.with(Godebug.parse(debug)), script));
    }
    changes.add(new Change("efence off", setting.with(Amplifier.NONE), script));
    for (Entry entry : script.header().entries()) {
      Script without = new Script(script.header().without(entry), script.steps());
      changes.add(new Change("without " + entry.key(), setting, without));
    }
    Script alone = script.withoutCgo();
    if (!alone.equals(script)) {
      changes.add(new Change("without cgo", setting, alone));
    }
    if (PATCHED.contains(setting.release())) {
      changes.add(new Change("patch fix-only", setting.with(Patch.FIX_ONLY), script));
      changes.add(new Change("patch check-only", setting.with(Patch.CHECK_ONLY), script));
    }
    return changes;
  }
}
