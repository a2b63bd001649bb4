package dev.staleframe.report;

import dev.staleframe.judge.CellVerdict;
import java.util.List;
import java.util.Optional;

/**
 * What a study found, as every report shows it.
 *
 * @param command the subcommand
 * @param heading what was run, in a line
 * @param conclusion what came of it, in one sentence
 * @param asExpected whether all is as expected
 * @param advice what to do about it, a sentence each
 * @param cells a verdict for each cell
 * @param controlArm the control arm, in a line; absent if it was not run
 * @param journal where the records are
 * @param firstCrashLog the log of the crash that the text shows
 */
public record StudyResult(
    String command,
    String heading,
    String conclusion,
    boolean asExpected,
    List<String> advice,
    List<CellVerdict> cells,
    Optional<ControlArmLine> controlArm,
    String journal,
    Optional<String> firstCrashLog) {
  public StudyResult {
    advice = List.copyOf(advice);
    cells = List.copyOf(cells);
  }

  /**
   * The same C between Java frames.
   *
   * @param callbacks how many were asked for
   * @param ok whether each arrived once and in order
   * @param nanosPerCallback what one cost, in nanoseconds
   */
  public record ControlArmLine(long callbacks, boolean ok, double nanosPerCallback) {}
}
