package dev.staleframe.study;

import dev.staleframe.script.Rules;
import dev.staleframe.script.Script;
import java.util.List;

/**
 * A fault that was confirmed and made small.
 *
 * @param symptom what shows
 * @param foundBy the script that showed it first
 * @param smallest what is left of that
 * @param minimal whether nothing smaller shows it, as far as tried
 * @param count how often the smallest showed it when that was confirmed
 * @param sample a run that showed it; null if it is not at hand
 * @param afterNanos how long after the beginning of the search, in nanoseconds
 */
record Discovery(
    Symptom symptom,
    Script foundBy,
    Script smallest,
    boolean minimal,
    Count count,
    Observation sample,
    long afterNanos) {
  /** The rules that the scenario breaks: what shows then need be no fault of the runtime. */
  List<String> breaks() {
    return Rules.broken(smallest);
  }
}
