package dev.staleframe.report;

import java.util.List;
import java.util.Optional;

/**
 * What {@code bisect} found.
 *
 * @param scenario whose fault it was looked for
 * @param heading what was run, a line each
 * @param conclusion what came of it, a sentence each
 * @param found whether all that was asked for was found, for certain
 * @param firstBad the first release that shows it
 * @param firstGood the first one after that doesn't any more
 * @param built releases that were built
 * @param confidence how sure the two are, 0 to 1
 * @param tested what was run, in the order of releases
 * @param journal where the trials are
 * @param origin how to come by the same, a line each
 */
public record BisectResult(
    String scenario,
    List<String> heading,
    List<String> conclusion,
    boolean found,
    Optional<String> firstBad,
    Optional<String> firstGood,
    int built,
    double confidence,
    List<Tested> tested,
    String journal,
    List<String> origin) {
  public BisectResult {
    heading = List.copyOf(heading);
    conclusion = List.copyOf(conclusion);
    tested = List.copyOf(tested);
    origin = List.copyOf(origin);
  }

  /**
   * A release.
   *
   * @param release which
   * @param finding {@code stale}, {@code consistent} or {@code unknown}
   * @param trials how many were run
   * @param evidence what the witnesses saw, or why there is none
   */
  public record Tested(String release, String finding, int trials, String evidence) {}
}
