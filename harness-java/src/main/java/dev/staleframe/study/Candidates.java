package dev.staleframe.study;

import dev.staleframe.script.Script;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;

/**
 * What was seen and is still to be looked into: each fault once, however often it shows. Safe for
 * many threads.
 */
final class Candidates {
  /** So many scripts may show a fault once each and never again; then it is let be. */
  static final int MOST_ATTEMPTS = 3;

  /** The same title can have several causes, which the smallest scripts tell apart. */
  static final int MOST_WAYS = 6;

  /** A hang takes long to look into. */
  private static final int MOST_WAITING = 50;

  private final Steering steering;
  private final Queue<Candidate> waiting = new ArrayDeque<>();
  private final Set<String> underWay = new HashSet<>();
  private final Map<String, Integer> attempts = new HashMap<>();
  private final Map<String, Rejected> rejected = new LinkedHashMap<>();
  private int seen;

  Candidates(Steering steering) {
    this.steering = steering;
  }

  /** A script and a symptom that it showed. */
  record Candidate(Observation observation, Symptom symptom) {}

  /** One that did not show again, and how often it was run. */
  record Rejected(Candidate candidate, Count count) {}

  /** Takes what a run of the search showed. */
  synchronized void add(Observation observation) {
    for (Symptom symptom : observation.symptoms()) {
      String key = symptom.key();
      if (isOld(symptom, observation.script())) {
        steering.again(symptom, observation.script());
      } else if (attempts.getOrDefault(key, 0) < MOST_ATTEMPTS
          && waiting.size() < MOST_WAITING
          && underWay.add(key)) {
        waiting.add(new Candidate(observation, symptom));
        seen++;
      }
    }
  }

  private boolean isOld(Symptom symptom, Script script) {
    return steering.knows(symptom, script) || steering.ways(symptom) >= MOST_WAYS;
  }

  /** Whether there is one to look into. */
  synchronized boolean some() {
    return !waiting.isEmpty();
  }

  /** The next to look into. */
  synchronized Optional<Candidate> next() {
    return Optional.ofNullable(waiting.poll());
  }

  /** It is a fault. */
  synchronized void confirmed(Candidate candidate) {
    String key = candidate.symptom().key();
    underWay.remove(key);
    rejected.remove(key);
  }

  /** It did not show again. */
  synchronized void rejected(Candidate candidate, Count count) {
    String key = candidate.symptom().key();
    underWay.remove(key);
    attempts.merge(key, 1, Integer::sum);
    rejected.merge(
        key,
        new Rejected(candidate, count),
        (old, more) -> new Rejected(more.candidate(), old.count().plus(more.count())));
  }

  /** How many there were. */
  synchronized int seen() {
    return seen;
  }

  /** Those that never showed again, with all runs of all their scripts. */
  synchronized Map<String, Rejected> rejected() {
    return Map.copyOf(rejected);
  }
}
