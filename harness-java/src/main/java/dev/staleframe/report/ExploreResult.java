package dev.staleframe.report;

import java.util.List;
import java.util.Optional;

/**
 * What {@code explore} found.
 *
 * @param release where it searched
 * @param seed from which the scenarios were made
 * @param heading what was run, a line each
 * @param conclusion what came of it, a sentence each
 * @param findings what was confirmed
 * @param unconfirmed what was seen and could not be confirmed
 * @param scenariosRun how many scenarios the search itself ran
 * @param perSecond how many that were for each second of searching
 * @param notes what else there is to say, a sentence each
 * @param journal where the trials are
 * @param origin how to come by the same, a line each
 */
public record ExploreResult(
    String release,
    long seed,
    List<String> heading,
    List<String> conclusion,
    List<Finding> findings,
    List<Unconfirmed> unconfirmed,
    long scenariosRun,
    double perSecond,
    List<String> notes,
    String journal,
    List<String> origin) {
  public ExploreResult {
    heading = List.copyOf(heading);
    conclusion = List.copyOf(conclusion);
    findings = List.copyOf(findings);
    unconfirmed = List.copyOf(unconfirmed);
    notes = List.copyOf(notes);
    origin = List.copyOf(origin);
  }

  /** The same with other notes. */
  public ExploreResult with(List<String> others) {
    return new ExploreResult(
        release,
        seed,
        heading,
        conclusion,
        findings,
        unconfirmed,
        scenariosRun,
        perSecond,
        others,
        journal,
        origin);
  }

  /** Whether something was found that is neither a known bug nor in the baseline. */
  public boolean foundNew() {
    return findings.stream().anyMatch(Finding::isNew);
  }

  /**
   * How often something showed.
   *
   * @param trials how many were run
   * @param hits in how many it showed
   */
  public record Count(int trials, int hits) {
    @Override
    public String toString() {
      return hits + " of " + trials;
    }
  }

  /**
   * A fault.
   *
   * @param title it in a few words
   * @param kind who saw it: {@code crash}, {@code hang}, {@code probe} or {@code trace}
   * @param release where it was found
   * @param scenario the smallest scenario that shows it
   * @param steps how many steps that has
   * @param minimal whether every smaller one was tried and did not show it
   * @param foundBy the scenario that it was found with
   * @param seconds how long after the beginning of the search it was confirmed and made small
   * @param count how often the smallest one shows it
   * @param firstRelease the first release with it, if that is known
   * @param lastRelease the last release with it, if that is known
   * @param range the two in words, with what is not known of them
   * @param folder where all that belongs to it was put; empty if nowhere
   * @param knownBug the known bug that it is
   * @param resembles a known bug that looks the same, but may be another
   * @param baseline where the baseline has it: a folder of {@code findings/}, or a file
   * @param isNew whether it is neither a known bug nor in the baseline, and follows the rules
   * @param alsoBy other scenarios that show it, made small as well
   * @param related titles of other findings that may be the same fault: that is a conjecture
   * @param breaks the rules of cgo or Go that the scenario breaks; it is a lesser finding then
   * @param controls what became of it otherwise
   * @param program what came of the program that needs no staleframe
   */
  public record Finding(
      String title,
      String kind,
      String release,
      String scenario,
      int steps,
      boolean minimal,
      String foundBy,
      double seconds,
      Count count,
      Optional<String> firstRelease,
      Optional<String> lastRelease,
      String range,
      String folder,
      Optional<String> knownBug,
      Optional<String> resembles,
      Optional<String> baseline,
      boolean isNew,
      List<String> alsoBy,
      List<String> related,
      List<String> breaks,
      List<Control> controls,
      String program) {
    public Finding {
      alsoBy = List.copyOf(alsoBy);
      related = List.copyOf(related);
      breaks = List.copyOf(breaks);
      controls = List.copyOf(controls);
    }

    /** The same with what it may be one fault with. */
    public Finding with(List<String> others) {
      return new Finding(
          title,
          kind,
          release,
          scenario,
          steps,
          minimal,
          foundBy,
          seconds,
          count,
          firstRelease,
          lastRelease,
          range,
          folder,
          knownBug,
          resembles,
          baseline,
          isNew,
          alsoBy,
          others,
          breaks,
          controls,
          program);
    }
  }

  /**
   * The smallest scenario with something changed that could explain the fault.
   *
   * @param name what was changed
   * @param count how often the fault showed all the same
   * @param vanishes whether it is gone: by chance it would have been missed so often in 1 of 100
   *     cases at most
   * @param instead the title of something else that showed
   */
  public record Control(String name, Count count, boolean vanishes, Optional<String> instead) {}

  /**
   * Something that was seen and not again.
   *
   * @param title it in a few words
   * @param scenario with which it was seen
   * @param count how often it showed when that was run again
   */
  public record Unconfirmed(String title, String scenario, Count count) {}
}
