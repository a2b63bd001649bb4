package dev.staleframe.study;

import dev.staleframe.release.Release;
import dev.staleframe.report.ExploreResult.Control;
import java.util.List;

/**
 * What experiments say of a discovery.
 *
 * @param span in which releases it is
 * @param controls what became of it with one thing changed
 * @param program what came of the program that shows it
 */
record Explanation(ReleaseSpan span, List<Control> controls, String program) {
  /** Of a discovery that there was no time to explain. */
  static final String NO_PROGRAM = "not written";

  Explanation {
    controls = List.copyOf(controls);
  }

  /** Of one that nothing was asked about yet. */
  static Explanation none(Release release) {
    return new Explanation(ReleaseSpan.unasked(release), List.of(), NO_PROGRAM);
  }
}
