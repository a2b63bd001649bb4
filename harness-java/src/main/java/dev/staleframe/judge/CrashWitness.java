package dev.staleframe.judge;

import dev.staleframe.crash.KnownBug;
import dev.staleframe.fixture.Scenario;
import dev.staleframe.trial.Progress;
import dev.staleframe.trial.Trial;

/**
 * The process died of the fault, or did not.
 *
 * <p>Only the signature of issue 69087 counts as stale, and only a trial that did all that its
 * scenario asks for, under an amplifier that would have shown the fault, counts as consistent.
 */
public final class CrashWitness implements Witness {
  @Override
  public String name() {
    return "crash";
  }

  @Override
  public Assessment assess(Trial trial) {
    return switch (trial.status()) {
      case CRASHED, THREW -> ofCrash(trial);
      case COMPLETED -> ofCompleted(trial);
      case TIMED_OUT -> Assessment.unknown("timed out");
      case COULD_NOT_BUILD -> Assessment.unknown("could not build: " + trial.note());
      case COULD_NOT_START -> Assessment.unknown("could not start: " + trial.note());
    };
  }

  private static Assessment ofCrash(Trial trial) {
    if (trial.crash() == null) {
      return Assessment.unknown("ended by signal " + trial.signal() + " without a crash log");
    }
    return KnownBug.ISSUE_69087.id().equals(trial.crash().knownBug())
        ? Assessment.STALE
        : Assessment.unknown("another crash: " + trial.crash().title());
  }

  private static Assessment ofCompleted(Trial trial) {
    if (trial.exitCode() != 0) {
      String error = trial.progress().error();
      return Assessment.unknown(
          "exit status " + trial.exitCode() + (error == null ? "" : ": " + error));
    }
    String missing = missing(trial.cell().scenario(), trial.progress());
    if (missing != null) {
      return Assessment.unknown(missing);
    }
    return trial.cell().decisive()
        ? Assessment.CONSISTENT
        : Assessment.unknown(
            "amplifier %s: a stale pointer could have gone unnoticed"
                .formatted(trial.cell().amplifier()));
  }

  private static String missing(Scenario scenario, Progress progress) {
    if (!progress.done()) {
      return "the fixture did not reach its end";
    }
    if (scenario.moves() && progress.moves() == 0) {
      return "the stack did not move";
    }
    if (scenario.parks() && progress.parks() == 0) {
      return "no goroutine was parked in C";
    }
    if (scenario.traces() && progress.cycles() == 0) {
      return "the tracer did not run";
    }
    return null;
  }
}
