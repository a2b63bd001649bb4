package dev.staleframe.study;

import dev.staleframe.script.Actor;
import dev.staleframe.script.ActorKind;
import dev.staleframe.script.Script;
import dev.staleframe.script.Step;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
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

  private final Map<String, Integer> hits = new HashMap<>();
  private final Map<String, Script> minimal = new HashMap<>();
  private final List<Script> avoided = new ArrayList<>();
  private int asked;

  /** A fault was found, and is shown by that script. */
  synchronized void found(Symptom symptom, Script smallest) {
    if (symptom.kind().ends()) {
      minimal.put(symptom.key(), smallest);
    }
  }

  /** It showed again. */
  synchronized void again(Symptom symptom) {
    int count = hits.merge(symptom.key(), 1, Integer::sum);
    Script smallest = minimal.get(symptom.key());
    if (count == OFTEN && smallest != null && smallest.size() > 0) {
      avoided.add(smallest);
    }
  }

  /** How often a fault showed again, by its key. */
  synchronized Map<String, Integer> hits() {
    return Map.copyOf(hits);
  }

  /** Whether the script should make way for another. */
  synchronized boolean avoids(Script script) {
    boolean holdsOne = avoided.stream().anyMatch(smallest -> isIn(smallest, script));
    return holdsOne && ++asked % LET_THROUGH != 0;
  }

  /** Whether all of a script is in another, in the same order, be it with more between. */
  static boolean isIn(Script small, Script big) {
    Set<ActorKind> actors =
        big.actors().stream().map(Actor::kind).collect(Collectors.toUnmodifiableSet());
    return small.actors().stream().map(Actor::kind).allMatch(actors::contains)
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

  /** Whether the steps are in that one: it is the only one itself, or they are all in its block. */
  private static boolean isIn(List<Step> small, Step big) {
    boolean isItself =
        small.size() == 1
            && small.get(0).kind() == big.kind()
            && isIn(small.get(0).block(), big.block());
    return isItself || isIn(small, big.block());
  }
}
