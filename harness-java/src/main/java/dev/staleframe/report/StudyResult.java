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
 * @param surprises what was not as expected, in the order of the cells
 * @param notes what a reader must know of the records themselves: damage, shards that are missing
 * @param cells a verdict for each cell
 * @param controlArm the control arm, in a line; absent if it was not run
 * @param origin where the records are
 */
public record StudyResult(
    String command,
    String heading,
    String conclusion,
    boolean asExpected,
    List<String> advice,
    List<Surprise> surprises,
    List<String> notes,
    List<CellVerdict> cells,
    Optional<ControlArmLine> controlArm,
    Origin origin) {
  public StudyResult {
    advice = List.copyOf(advice);
    surprises = List.copyOf(surprises);
    notes = List.copyOf(notes);
    cells = List.copyOf(cells);
  }

  /** Whether it is of more than one scenario. */
  boolean severalScenarios() {
    return cells.stream().map(cell -> cell.cell().scenario()).distinct().count() > 1;
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
