package dev.staleframe.study;

import dev.staleframe.report.ExploreResult.Control;
import java.util.List;

/**
 * What experiments say of a fault.
 *
 * @param controls what became of it with one thing changed
 * @param program what came of the program that shows it
 */
record Explanation(List<Control> controls, String program) {
  /** Of a discovery that there was no time to explain. */
  static final String NO_PROGRAM = "not written";

  /** Of one that nothing was asked about. */
  static final Explanation NONE = new Explanation(List.of(), NO_PROGRAM);

  Explanation {
    controls = List.copyOf(controls);
  }
}
