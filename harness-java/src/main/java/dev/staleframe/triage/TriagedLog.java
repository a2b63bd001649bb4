package dev.staleframe.triage;

import dev.staleframe.dating.Dating;
import java.util.List;
import java.util.Optional;

/**
 * A log and what is to be said of it.
 *
 * @param file its name, {@code -} for standard input
 * @param crashes how many were found in it
 * @param dating the releases that may have printed the crash judged
 * @param judgement of the most telling crash
 * @param lines for each line of evidence its number in the log, from 1; 0 if it is none
 * @param repairs what had happened to the log and was repaired to read it
 * @param other what it is, if it is no log
 */
public record TriagedLog(
    String file,
    int crashes,
    Dating dating,
    Judgement judgement,
    List<Long> lines,
    List<String> repairs,
    Optional<NotALog> other) {
  public TriagedLog {
    lines = List.copyOf(lines);
    repairs = List.copyOf(repairs);
  }

  /** Whether there was enough to tell. */
  public boolean judged() {
    return judgement.verdict() != TriageVerdict.INSUFFICIENT;
  }
}
