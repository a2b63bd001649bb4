package dev.staleframe.judge;

import dev.staleframe.trial.Cell;
import dev.staleframe.trial.Trial;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A cell's findings held against its expectation.
 *
 * @param cell what was run
 * @param witness who saw it
 * @param stale trials that showed the fault
 * @param consistent trials that would have shown it and did not
 * @param unknown trials that say nothing
 * @param titles crash titles and how often each occurred
 * @param reasons why trials say nothing, and how often
 * @param firstCrash the crash with the lowest trial number, or null
 */
public record Verdict(
    Cell cell,
    String witness,
    int stale,
    int consistent,
    int unknown,
    SortedMap<String, Integer> titles,
    SortedMap<String, Integer> reasons,
    Trial firstCrash) {
  public Verdict {
    titles = Collections.unmodifiableSortedMap(new TreeMap<>(titles));
    reasons = Collections.unmodifiableSortedMap(new TreeMap<>(reasons));
  }

  /** All trials. */
  public int trials() {
    return stale + consistent + unknown;
  }

  /** Trials with evidence either way; the rate is over these. */
  public int decided() {
    return stale + consistent;
  }

  /** The rate of stale among the decided trials, or NaN when none was decided. */
  public double rate() {
    return decided() == 0 ? Double.NaN : (double) stale / decided();
  }

  /** Where the true rate lies. */
  public RateInterval interval() {
    return RateInterval.of(decided(), stale);
  }

  /** What all of the cell's evidence says. */
  public Finding finding() {
    if (stale > 0) {
      return Finding.STALE;
    }
    return consistent > 0 ? Finding.CONSISTENT : Finding.UNKNOWN;
  }

  /** What it should say. */
  public Finding expected() {
    return cell.expectedStale() ? Finding.STALE : Finding.CONSISTENT;
  }

  /**
   * Whether the cell is as expected. Trials without evidence are no proof of innocence: where the
   * fault must be absent, every trial has to say so. Where it must be present, one sighting shows
   * it, and trials that say nothing do not take that back.
   */
  public boolean asExpected() {
    return finding() == expected() && (expected() == Finding.STALE || unknown == 0);
  }
}
