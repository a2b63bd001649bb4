package dev.staleframe.judge;

import dev.staleframe.trial.Cell;
import dev.staleframe.trial.Trial;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A cell's findings held against its expectation, witness by witness.
 *
 * @param cell what was run
 * @param verdicts one for each witness
 * @param disagreements what witnesses said of the same trial who should have said the same, and how
 *     often; never averaged away
 * @param titles crash titles and how often each occurred
 * @param firstCrash the crash with the lowest trial number, or null
 * @param firstStale the first trial in which the probe saw a stale pointer, or null
 * @param firstWrong the first trial whose trace holds a wrong stack, or null
 * @param kept some of its trials, by number: the first ones, and the first of those that were not
 *     as expected
 * @param wallMicros how long all of its trials took together, in microseconds
 */
public record CellVerdict(
    Cell cell,
    List<Verdict> verdicts,
    SortedMap<String, Integer> disagreements,
    SortedMap<String, Integer> titles,
    Trial firstCrash,
    Trial firstStale,
    Trial firstWrong,
    List<Trial> kept,
    long wallMicros) {
  public CellVerdict {
    verdicts = List.copyOf(verdicts);
    kept = List.copyOf(kept);
    disagreements = Collections.unmodifiableSortedMap(new TreeMap<>(disagreements));
    titles = Collections.unmodifiableSortedMap(new TreeMap<>(titles));
  }

  /** Whether anyone saw the fault. */
  public boolean isStale() {
    return verdicts.stream().anyMatch(verdict -> verdict.finding() == Finding.STALE);
  }

  /** Whether anyone must see it. */
  public boolean expectedStale() {
    return verdicts.stream()
        .anyMatch(verdict -> verdict.abstention() == null && verdict.expected() == Finding.STALE);
  }

  /** Whether somebody could say something: all abstaining is no acquittal. */
  public boolean judged() {
    return verdicts.stream().anyMatch(verdict -> verdict.decided() > 0 || verdict.notAffected());
  }

  /** Whether every witness says what it must, none contradicts another, and one says something. */
  public boolean asExpected() {
    return judged() && disagreements.isEmpty() && verdicts.stream().allMatch(Verdict::asExpected);
  }
}
