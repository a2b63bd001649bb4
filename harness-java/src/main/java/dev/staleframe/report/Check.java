package dev.staleframe.report;

import java.util.Locale;

/**
 * One thing that {@code doctor} looked at.
 *
 * @param name what was looked at
 * @param outcome what was found
 */
public record Check(String name, Outcome outcome) {
  /** Whether it is there, and whether that matters. */
  public enum State {
    /** It is there. */
    OK,
    /** It is missing, and only some options need it. */
    OPTIONAL,
    /** It is missing, and needed. */
    MISSING;

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * What was found.
   *
   * @param state whether it is there
   * @param found what is there
   * @param advice how to get what is missing, empty when nothing is; of what is optional, also what
   *     needs it
   */
  public record Outcome(State state, String found, String advice) {
    public static Outcome ok(String found) {
      return new Outcome(State.OK, found, "");
    }

    public static Outcome optional(String found, String advice) {
      return new Outcome(State.OPTIONAL, found, advice);
    }

    public static Outcome missing(String found, String advice) {
      return new Outcome(State.MISSING, found, advice);
    }

    /** Whether it will do: nothing that is needed is missing. */
    public boolean ok() {
      return state != State.MISSING;
    }
  }
}
