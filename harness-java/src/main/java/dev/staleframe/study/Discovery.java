package dev.staleframe.study;

import dev.staleframe.script.Rules;
import dev.staleframe.script.Script;
import java.util.ArrayList;
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
 * @param others smallest scripts of other ways to the same symptom
 */
record Discovery(
    Symptom symptom,
    Script foundBy,
    Script smallest,
    boolean minimal,
    Count count,
    Observation sample,
    long afterNanos,
    List<Script> others) {
  Discovery {
    others = List.copyOf(others);
  }

  /** Both as one, with what is smaller in the first place. */
  Discovery and(Discovery other) {
    boolean smaller = other.smallest.size() < smallest.size();
    Discovery first = smaller ? other : this;
    List<Script> ways = new ArrayList<>(others);
    ways.add(smaller ? smallest : other.smallest);
    return new Discovery(
        symptom,
        first.foundBy,
        first.smallest,
        first.minimal,
        first.count,
        first.sample,
        Math.min(afterNanos, other.afterNanos),
        ways);
  }

  /** The rules that the scenario breaks: what shows then need be no fault of the runtime. */
  List<String> breaks() {
    return Rules.broken(smallest);
  }
}
