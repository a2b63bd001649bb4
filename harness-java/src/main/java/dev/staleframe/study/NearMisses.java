package dev.staleframe.study;

import dev.staleframe.script.Script;
import dev.staleframe.trial.CrashSummary;
import dev.staleframe.trial.ProbeReading;
import dev.staleframe.trial.Progress;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The scripts that brought something which none had brought before: another title, another function
 * of the runtime in a crash, another value of a witness. What differs little from them may bring
 * more.
 */
final class NearMisses {
  /** As many are kept; the oldest go first. */
  private static final int MOST_KEPT = 64;

  /** Past that nothing is new: it bounds what is remembered. */
  private static final int MOST_NOVELTIES = 10_000;

  private static final String OF_RUNTIME = "runtime.";

  private final Set<String> seen = new HashSet<>();
  private final List<Script> kept = new ArrayList<>();

  /** Keeps the script if it brought something new. */
  void heard(Observation observation) {
    Set<String> novel =
        novelties(observation).filter(one -> !seen.contains(one)).collect(Collectors.toSet());
    if (novel.isEmpty() || seen.size() + novel.size() > MOST_NOVELTIES) {
      return;
    }
    seen.addAll(novel);
    kept.add(observation.script());
    if (kept.size() > MOST_KEPT) {
      kept.remove(0);
    }
  }

  private static Stream<String> novelties(Observation observation) {
    Stream<String> titles = observation.symptoms().stream().map(Symptom::title);
    if (observation.trial() == null) {
      return titles;
    }
    return Stream.of(
            titles, functions(observation.trial().crash()), values(observation.trial().progress()))
        .flatMap(all -> all);
  }

  private static Stream<String> functions(CrashSummary crash) {
    return crash == null
        ? Stream.empty()
        : crash.frames().stream().filter(frame -> frame.startsWith(OF_RUNTIME));
  }

  /** Of counts only how large they are, about. */
  private static Stream<String> values(Progress progress) {
    Stream<String> counts =
        Stream.of(
            "moves " + magnitude(progress.moves()),
            "parks " + magnitude(progress.parks()),
            "done " + progress.done());
    ProbeReading probe = progress.probe();
    return probe == null
        ? counts
        : Stream.concat(
            counts,
            Stream.of(
                "stale " + magnitude(probe.stale()),
                "consistent " + magnitude(probe.consistent())));
  }

  private static int magnitude(long count) {
    return Long.SIZE - Long.numberOfLeadingZeros(count);
  }

  /** One of those kept, each in turn. */
  Optional<Script> one(long turn) {
    return kept.isEmpty()
        ? Optional.empty()
        : Optional.of(kept.get(Math.floorMod(turn, kept.size())));
  }
}
