package dev.staleframe.study;

import dev.staleframe.script.Script;
import dev.staleframe.study.Repeats.Counted;
import dev.staleframe.study.Symptom.Kind;

/** Runs a candidate again: what never shows a second time is no finding. */
final class Confirmation {
  private static final int MOST = 40;
  private static final int WANTED = 4;

  /** A hang costs all of its time. */
  private static final int MOST_QUIET = 2;

  private final Setting setting;
  private final Repeats repeats;

  Confirmation(Setting setting, Repeats repeats) {
    this.setting = setting;
    this.repeats = repeats;
  }

  /** How often it shows again; a hang has to, in a run that nothing slows down. */
  Counted of(Script script, Symptom symptom) {
    if (symptom.kind() == Kind.HANG) {
      return repeats.countQuietly(setting, script, symptom.title(), MOST_QUIET, 1);
    }
    return repeats.count(setting, script, symptom.title(), MOST, WANTED);
  }
}
