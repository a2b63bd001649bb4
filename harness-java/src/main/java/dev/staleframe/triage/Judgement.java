package dev.staleframe.triage;

import java.util.List;
import java.util.Optional;

/**
 * What is to be said of one crash.
 *
 * @param verdict the answer
 * @param title the crash's title; empty if there was no crash
 * @param reason why, in a sentence
 * @param known the known bug that it is or is taken for, if any is
 * @param evidence the lines of the log that decided, the most telling first
 * @param missing what would have to be in the log to be more certain
 */
public record Judgement(
    TriageVerdict verdict,
    String title,
    String reason,
    Optional<KnownCrash> known,
    List<String> evidence,
    List<String> missing) {
  public Judgement {
    evidence = List.copyOf(evidence);
    missing = List.copyOf(missing);
  }
}
