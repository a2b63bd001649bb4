package dev.staleframe.study;

import dev.staleframe.report.ExploreResult.Finding;
import java.util.List;

/**
 * Which findings may be one fault: those that are in the same releases, if that is known of both.
 * It is a conjecture, and marked as such.
 */
final class Relations {
  private Relations() {}

  /** The findings, each with the titles of those that it may be one with. */
  static List<Finding> among(List<Finding> findings) {
    return findings.stream()
        .map(
            one ->
                one.with(
                    findings.stream()
                        .filter(other -> other != one && isSameRange(one, other))
                        .map(Finding::title)
                        .distinct()
                        .toList()))
        .toList();
  }

  private static boolean isSameRange(Finding one, Finding other) {
    return one.firstRelease().isPresent()
        && one.lastRelease().isPresent()
        && one.firstRelease().equals(other.firstRelease())
        && one.lastRelease().equals(other.lastRelease());
  }
}
