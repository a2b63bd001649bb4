package dev.staleframe.report;

import java.util.List;

/**
 * What {@code attribute} found.
 *
 * @param scenario whose behaviour is attributed
 * @param from the release that hunks were laid over
 * @param to the release that they were taken from
 * @param heading what was run, a line each
 * @param hunks the whole difference
 * @param conclusion what came of it, a sentence each
 * @param found whether all that was looked for was found, for certain
 * @param sets the hunks that matter
 * @param builds how many builds were made or tried
 * @param confidence how sure the sets are, 0 to 1
 * @param tested what was run, in that order
 * @param journal where the trials are
 * @param origin how to come by the same, a line each
 */
public record AttributeResult(
    String scenario,
    String from,
    String to,
    List<String> heading,
    List<Change> hunks,
    List<String> conclusion,
    boolean found,
    List<HunkSet> sets,
    int builds,
    double confidence,
    List<Tested> tested,
    String journal,
    List<String> origin) {
  public AttributeResult {
    heading = List.copyOf(heading);
    hunks = List.copyOf(hunks);
    conclusion = List.copyOf(conclusion);
    sets = List.copyOf(sets);
    tested = List.copyOf(tested);
    origin = List.copyOf(origin);
  }

  /**
   * A hunk.
   *
   * @param number its number in this difference, from 1
   * @param file the file, by its path in GOROOT
   * @param line where it begins in the one release, from 1; where lines are only added, the line
   *     that they come before
   * @param newLine the same in the other
   * @param removed how many lines go
   * @param added how many lines come
   */
  public record Change(int number, String file, int line, int newLine, int removed, int added) {}

  /**
   * Hunks that do something by themselves.
   *
   * @param does {@code removes}, {@code brings} or {@code reveals}
   * @param sentence that in words, with the evidence
   * @param hunks which
   * @param diff them as a unified diff, a string a line
   * @param minimal whether nothing can be left out
   * @param trials how many stand behind it, of it and of what lacks one of them
   * @param confidence how sure it is, 0 to 1
   */
  public record HunkSet(
      String does,
      String sentence,
      List<Change> hunks,
      List<String> diff,
      boolean minimal,
      int trials,
      double confidence) {
    public HunkSet {
      hunks = List.copyOf(hunks);
      diff = List.copyOf(diff);
    }
  }

  /**
   * A build.
   *
   * @param release which
   * @param patch what was laid over it, as the journal names it
   * @param hunks their numbers, neighbours as ranges
   * @param count how many they are
   * @param finding {@code clean}, {@code silent}, {@code throws} or {@code unknown}
   * @param trials how many were run
   * @param evidence what the witnesses saw, or why there is none
   */
  public record Tested(
      String release,
      String patch,
      String hunks,
      int count,
      String finding,
      int trials,
      String evidence) {}
}
