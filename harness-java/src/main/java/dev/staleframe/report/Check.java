package dev.staleframe.report;

/**
 * One thing that {@code doctor} looked at.
 *
 * @param name what was looked at
 * @param outcome what was found
 */
public record Check(String name, Outcome outcome) {
  /**
   * What was found.
   *
   * @param ok whether it will do
   * @param found what is there
   * @param advice how to get what is lacking, empty when nothing is
   */
  public record Outcome(boolean ok, String found, String advice) {
    public static Outcome ok(String found) {
      return new Outcome(true, found, "");
    }

    public static Outcome lacking(String found, String advice) {
      return new Outcome(false, found, advice);
    }
  }
}
