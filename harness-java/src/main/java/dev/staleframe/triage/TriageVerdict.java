package dev.staleframe.triage;

import java.util.Locale;

/** What {@code triage} answers, the most telling first. */
public enum TriageVerdict {
  /** Nothing else known would leave these traces. */
  THIS("This is golang/go issue 69087"),
  /** All that is in the log fits, but something else could have left the same. */
  CONSISTENT("Consistent with golang/go issue 69087"),
  /** It resembles the issue, and something in the log rules it out. */
  LOOKALIKE("Looks like golang/go issue 69087, but isn't"),
  /** What would decide is not in the log. */
  INSUFFICIENT("Not enough to tell whether this is golang/go issue 69087"),
  /** Another crash, or none. */
  OTHER("Not golang/go issue 69087");

  private final String sentence;

  TriageVerdict(String sentence) {
    this.sentence = sentence;
  }

  /** The answer in words. */
  public String sentence() {
    return sentence;
  }

  /** As in JSON: {@code this}, {@code lookalike}. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
