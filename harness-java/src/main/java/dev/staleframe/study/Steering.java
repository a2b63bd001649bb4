package dev.staleframe.study;

import dev.staleframe.script.Entry;
import dev.staleframe.script.Script;
import dev.staleframe.script.Step;
import dev.staleframe.script.StepKind;
import dev.staleframe.study.Symptom.Kind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Steers around faults that fire often, so that others show. Only what ends the process is steered
 * around: the rest hides nothing. Safe for many threads.
 */
final class Steering {
  /** A fault that showed in so many scripts is no news. */
  static final int OFTEN = 5;

  /** One script of so many is let through all the same: a fault may hide behind another. */
  static final int LET_THROUGH = 16;

  /** Steps that are alike in what they do to a fault: each moves the stack. */
  private static final Set<StepKind> MOVES =
      EnumSet.of(StepKind.GROW, StepKind.HOLD, StepKind.SHRINK);

  private final List<Way> ways = new ArrayList<>();
  private int asked;

  /** A way to a fault, and how often it was gone again. */
  private static final class Way {
    private final Symptom symptom;
    private final Script smallest;
    private int hits;

    private Way(Symptom symptom, Script smallest) {
      this.symptom = symptom;
      this.smallest = smallest;
    }

    private boolean isAvoided() {
      int often = symptom.kind() == Kind.HANG ? 0 : OFTEN; // Each takes all of its time.
      return symptom.kind().ends() && hits >= often && smallest.size() > 0;
    }
  }

  /** A fault was found, and is shown by that script. */
  synchronized void found(Symptom symptom, Script smallest) {
    ways.add(new Way(symptom, smallest));
  }

  /** How many ways to it were found. */
  synchronized int ways(Symptom symptom) {
    return (int) ways.stream().filter(way -> way.symptom.key().equals(symptom.key())).count();
  }

  /** Whether a script shows the fault in a way that was found before. */
  synchronized boolean knows(Symptom symptom, Script script) {
    return ways.stream()
        .anyMatch(way -> way.symptom.key().equals(symptom.key()) && isIn(way.smallest, script));
  }

  /** It showed again. */
  synchronized void again(Symptom symptom, Script script) {
    ways.stream()
        .filter(way -> way.symptom.key().equals(symptom.key()))
        .sorted(Comparator.comparing(way -> !isIn(way.smallest, script)))
        .findFirst()
        .ifPresent(way -> way.hits++);
  }

  /** How often a fault showed again, by its key. */
  synchronized Map<String, Integer> hits() {
    Map<String, Integer> hits = new TreeMap<>();
    ways.stream()
        .filter(way -> way.hits > 0)
        .forEach(way -> hits.merge(way.symptom.key(), way.hits, Integer::sum));
    return hits;
  }

  /** Whether the script should make way for another. */
  synchronized boolean avoids(Script script) {
    boolean holdsOne = ways.stream().anyMatch(way -> way.isAvoided() && isIn(way.smallest, script));
    return holdsOne && ++asked % LET_THROUGH != 0;
  }

  /** Whether another script has all steps of a script, in the same order; others may be between. */
  static boolean isIn(Script small, Script big) {
    Set<String> entries =
        big.header().entries().stream().map(Entry::key).collect(Collectors.toUnmodifiableSet());
    return small.header().entries().stream().map(Entry::key).allMatch(entries::contains)
        && isIn(small.steps(), big.steps());
  }

  /** A step is found among the others, or deeper down. */
  private static boolean isIn(List<Step> small, List<Step> big) {
    if (small.isEmpty()) {
      return true;
    }
    if (big.isEmpty()) {
      return false;
    }
    Step first = big.get(0);
    List<Step> others = big.subList(1, big.size());
    for (int taken = 1; taken <= small.size(); taken++) {
      if (isIn(small.subList(0, taken), first)
          && isIn(small.subList(taken, small.size()), others)) {
        return true;
      }
    }
    return isIn(small, others);
  }

  private static boolean isLike(StepKind one, StepKind other) {
    return one == other || MOVES.contains(one) && MOVES.contains(other);
  }

  /** Whether the steps are in that one: it is the only one itself, or they are all in its block. */
  private static boolean isIn(List<Step> small, Step big) {
    boolean isItself =
        small.size() == 1
            && isLike(small.get(0).kind(), big.kind())
            && isIn(small.get(0).block(), big.block());
    return isItself || isIn(small, big.block());
  }
}
