package dev.staleframe.trial;

import dev.staleframe.fixture.Scenario;
import java.util.Optional;

/**
 * The record of one process, run once, of one cell. It says what happened, not what it means.
 *
 * @param cell what was run
 * @param number which trial of the cell, from 0
 * @param status what happened
 * @param exitCode the exit status, or -1 when a signal ended it or it never ran
 * @param signal the signal that ended it, or 0
 * @param wallMicros how long it took, in microseconds
 * @param maxRssKiB its peak resident memory, in KiB
 * @param stragglers processes that it left behind and that were killed
 * @param progress how far it came
 * @param crash its crash, or null
 * @param log SHA-256 of its output as stored beside the journal, or null when none was stored
 * @param note what else there is to say, such as a build's error, or null
 */
public record Trial(
    Cell cell,
    int number,
    Status status,
    int exitCode,
    int signal,
    long wallMicros,
    long maxRssKiB,
    int stragglers,
    Progress progress,
    CrashSummary crash,
    String log,
    String note) {
  /** The record of a trial that never ran. */
  public static Trial unrun(Cell cell, int number, Status status, String log, String note) {
    return new Trial(cell, number, status, -1, 0, 0, 0, 0, Progress.NONE, null, log, note);
  }

  /** Why it came to nothing, if it didn't run to an end of its own. */
  public Optional<String> unfinished() {
    return switch (status) {
      case TIMED_OUT -> Optional.of("timed out");
      case COULD_NOT_BUILD -> Optional.of("could not build: " + note);
      case COULD_NOT_START -> Optional.of("could not start: " + note);
      case COMPLETED, CRASHED, THREW -> Optional.empty();
    };
  }

  /**
   * Why it shows less than its scenario would: an end, a crash, or a step that did not come about.
   */
  public Optional<String> shortfall() {
    if (unfinished().isPresent()) {
      return unfinished();
    }
    if (crash != null) {
      return Optional.of("another crash: " + crash.title());
    }
    if (status != Status.COMPLETED) {
      return Optional.of("ended by signal " + signal + " without a crash log" + noted());
    }
    if (exitCode != 0) {
      String error = progress.error();
      return Optional.of("exit status " + exitCode + (error == null ? "" : ": " + error) + noted());
    }
    return missing();
  }

  private String noted() {
    return note == null ? "" : " (" + note + ")";
  }

  private Optional<String> missing() {
    Scenario scenario = cell.scenario();
    if (!progress.done()) {
      return Optional.of("the fixture did not reach its end");
    }
    if (scenario.moves() && progress.moves() == 0) {
      return Optional.of("the stack did not move");
    }
    if (scenario.parks() && progress.parks() == 0) {
      return Optional.of("no goroutine was parked in C");
    }
    if (scenario.traces() && progress.cycles() == 0) {
      return Optional.of("the tracer did not run");
    }
    if (scenario.times() && (progress.timing() == null || !progress.timing().sound())) {
      return Optional.of("nothing was timed");
    }
    return Optional.empty();
  }
}
