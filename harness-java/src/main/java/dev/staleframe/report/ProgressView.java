package dev.staleframe.report;

import dev.staleframe.judge.CellTally;

/** Shows on standard error how far a study has come. Safe for many threads. */
public interface ProgressView extends AutoCloseable {
  /** Says what is being prepared, such as "building the fixture with Go 1.23.0". */
  void preparing(String what);

  /** So many trials are to come, or so many more. */
  void expect(int trials);

  /**
   * A trial ended.
   *
   * @param heard what the witnesses said of it
   */
  void ended(CellTally.Heard heard);

  /**
   * How far something is of which nobody knows when it ends.
   *
   * @param status as it is now; it replaces what was said before
   */
  default void searching(String status) {}

  /** The run is cut short; the words are the last that the user sees. */
  void interrupted(String words);

  /** Takes the view away; what follows is the report's. */
  @Override
  void close();
}
