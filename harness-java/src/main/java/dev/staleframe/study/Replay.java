package dev.staleframe.study;

import dev.staleframe.report.ExploreResult;
import dev.staleframe.report.ExploreResult.Finding;
import dev.staleframe.script.Script;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Runs one script so often, and says how often each symptom showed. */
final class Replay {
  private final Explore.Request request;
  private final ScriptRunner runner;

  Replay(Explore.Request request, ScriptRunner runner) {
    this.request = request;
    this.runner = runner;
  }

  ExploreResult run(Script script, ExploreWords words) {
    List<Observation> seen = Collections.synchronizedList(new ArrayList<>());
    runner.run(
        request.setting(), Collections.nCopies(request.runs(), script).iterator(), seen::add);
    List<Finding> findings =
        discoveries(script, seen).stream()
            .map(
                found ->
                    words.finding(Fault.alone(found, request.release()), Explanation.NONE, null))
            .toList();
    List<String> notes =
        seen.stream()
            .filter(observation -> observation.problem() != null)
            .map(observation -> "It did not come to its end: " + observation.problem())
            .distinct()
            .toList();
    return words.replayed(seen.size(), findings, notes);
  }

  /** One for each symptom, with how often it showed. */
  static List<Discovery> discoveries(Script script, List<Observation> seen) {
    Map<String, List<Observation>> byKey = new LinkedHashMap<>();
    Map<String, Symptom> symptoms = new LinkedHashMap<>();
    for (Observation observation : seen) {
      for (Symptom symptom : observation.symptoms()) {
        symptoms.putIfAbsent(symptom.key(), symptom);
        byKey.computeIfAbsent(symptom.key(), key -> new ArrayList<>()).add(observation);
      }
    }
    return symptoms.entrySet().stream()
        .map(
            entry -> {
              List<Observation> with = byKey.get(entry.getKey());
              Count count = new Count(seen.size(), with.size());
              return new Discovery(entry.getValue(), script, script, false, count, with.get(0), 0);
            })
        .toList();
  }
}
