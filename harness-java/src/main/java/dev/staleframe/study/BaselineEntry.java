package dev.staleframe.study;

import dev.staleframe.release.Release;
import dev.staleframe.release.ReleaseRange;
import dev.staleframe.script.Script;
import dev.staleframe.triage.KnownCrashes;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A fault that was found before.
 *
 * @param source where it is described: a folder of {@code findings/}, or the file of an earlier
 *     result
 * @param symptoms how it shows, each as {@link Symptom#named()} has it; {@code *} stands for any
 *     text
 * @param ways the scenario must have all steps and entries of one of these
 * @param releases which releases have it; empty for any
 */
public record BaselineEntry(
    String source, List<Pattern> symptoms, List<Script> ways, Optional<ReleaseRange> releases) {
  public BaselineEntry {
    symptoms = List.copyOf(symptoms);
    ways = List.copyOf(ways);
  }

  /**
   * A finding of an earlier search. A title alone would not tell it: several faults have the same.
   *
   * @param ways the scenarios that showed it
   */
  public static BaselineEntry ofResult(
      String source, String kind, String title, List<Script> ways) {
    Pattern exactly = Pattern.compile(Pattern.quote(kind + ": " + title));
    return new BaselineEntry(source, List.of(exactly), ways, Optional.empty());
  }

  /** The pattern of a text in which {@code *} stands for any text. */
  static Pattern pattern(String text) {
    return Pattern.compile(
        Arrays.stream(text.split("\\*", -1)).map(Pattern::quote).collect(Collectors.joining(".*")));
  }

  /**
   * Whether a discovery is this fault. A discovery that looks like issue 69087 never is: the issue
   * shares its title with other faults, and must not be hidden by any of them.
   */
  boolean covers(Discovery found, Release release) {
    Symptom symptom = found.symptom();
    boolean likeTheIssue =
        symptom.resembles().filter(KnownCrashes.ISSUE_69087.id()::equals).isPresent();
    return symptoms.stream().anyMatch(title -> title.matcher(symptom.named()).matches())
        && releases.map(range -> range.contains(release)).orElse(true)
        && !likeTheIssue
        && ways.stream().anyMatch(way -> Steering.isIn(way, found.smallest()));
  }
}
