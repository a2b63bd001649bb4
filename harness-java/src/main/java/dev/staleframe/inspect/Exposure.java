package dev.staleframe.inspect;

import dev.staleframe.binary.Answer;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Whether issue 69087 can hit a program.
 *
 * @param affected yes if all conditions hold; no if one doesn't, whatever the others are
 * @param conditions each of them
 */
public record Exposure(Answer affected, List<Condition> conditions) {
  private static final String UPGRADE =
      "Build it with Go 1.23.1 or newer. Where that can't be, run it with"
          + " GODEBUG=tracefpunwindoff=1: that keeps the tracer off the stale pointer.";

  public Exposure {
    conditions = List.copyOf(conditions);
  }

  static Exposure of(List<Condition> conditions) {
    return new Exposure(Answer.all(conditions.stream().map(Condition::holds).toList()), conditions);
  }

  /** The sentence to remember. */
  public String conclusion() {
    return switch (affected) {
      case YES -> "Affected by golang/go issue 69087: a trace taken of it can crash or lie.";
      case NO -> "Not affected by golang/go issue 69087: " + why(Answer.NO) + ".";
      case UNKNOWN ->
          "Can't tell whether golang/go issue 69087 affects it: " + why(Answer.UNKNOWN) + ".";
    };
  }

  private String why(Answer answer) {
    return conditions.stream()
        .filter(condition -> condition.holds() == answer)
        .map(Condition::why)
        .distinct()
        .collect(Collectors.joining("; "));
  }

  /** What to do, a sentence or two each; the same for one that may be affected. */
  public List<String> advice() {
    return affected == Answer.NO ? List.of() : List.of(UPGRADE);
  }
}
