package dev.staleframe.inspect;

import dev.staleframe.ExitCode;
import dev.staleframe.binary.Answer;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Whether issue 69087 can hit a program.
 *
 * @param affected by its file and what was seen in its memory
 * @param conditions each of them, after what was seen
 * @param conclusion the sentence to remember
 * @param advice what to do, a sentence or two each; nothing where the program is not affected
 */
public record Exposure(
    Answer affected, List<Condition> conditions, String conclusion, List<String> advice) {
  private static final String AFFECTED = "Affected by golang/go issue 69087";

  public Exposure {
    conditions = List.copyOf(conditions);
    advice = List.copyOf(advice);
  }

  /** Judges a program. */
  public static Exposure of(BinaryFacts facts, Optional<Sighting> sighting) {
    List<Condition> file = BinaryJudgement.conditions(facts, sighting);
    Seen seen = Seen.in(sighting);
    Answer affected =
        VerdictTable.affected(Answer.all(file.stream().map(Condition::holds).toList()), seen);
    return new Exposure(
        affected,
        file.stream().map(condition -> after(seen, condition)).toList(),
        conclusion(affected, file, seen),
        Advice.of(facts, file, affected, sighting));
  }

  private static Condition after(Seen seen, Condition condition) {
    return condition.holds() == Answer.YES || !VerdictTable.shows(seen, condition.need())
        ? condition
        : new Condition(
            condition.need(),
            Answer.YES,
            "what was seen shows it; by the file alone: " + condition.why());
  }

  private static String conclusion(Answer affected, List<Condition> file, Seen seen) {
    return switch (affected) {
      case YES -> yes(file, seen);
      case NO -> "Not affected by golang/go issue 69087: " + why(file, Answer.NO) + ".";
      case UNKNOWN ->
          "Can't tell whether golang/go issue 69087 affects it: " + why(file, Answer.UNKNOWN) + ".";
    };
  }

  /** What was seen against what the file says is told with both. */
  private static String yes(List<Condition> file, Seen seen) {
    String against = why(file, Answer.NO);
    if (against.isEmpty()) {
      return AFFECTED + ": a trace taken of it can crash or lie.";
    }
    boolean another = holds(file, Need.RELEASE) == Answer.NO;
    return AFFECTED
        + (another ? ", or by another fault like it: " : ": ")
        + (seen == Seen.FOLLOWED
            ? "it died of following a stale frame pointer"
            : "it holds stale frame pointers")
        + ", though "
        + against
        + ".";
  }

  static Answer holds(List<Condition> conditions, Need need) {
    return conditions.stream()
        .filter(condition -> condition.need() == need)
        .findFirst()
        .orElseThrow()
        .holds();
  }

  private static String why(List<Condition> conditions, Answer answer) {
    return conditions.stream()
        .filter(condition -> condition.holds() == answer)
        .map(Condition::why)
        .distinct()
        .collect(Collectors.joining("; "));
  }

  /** Whether a need is there. */
  public Answer holds(Need need) {
    return holds(conditions, need);
  }

  /** How {@code inspect} exits. */
  public ExitCode exitCode() {
    return VerdictTable.exitCode(affected);
  }
}
