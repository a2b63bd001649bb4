package dev.staleframe.study;

import dev.staleframe.judge.CellVerdict;
import dev.staleframe.judge.Verdict;
import java.util.Locale;

/** How a build behaves under a scenario, as {@code attribute} tells builds apart. */
enum Behaviour {
  /** Nothing is stale; what a scenario plants passes. */
  CLEAN("is clean"),
  /** The fault is there, and the runtime does not notice. */
  SILENT("has the fault, unnoticed"),
  /** The runtime's own check ends the process. */
  THROWS("throws"),
  /** It could not be built, or nobody can say. */
  UNKNOWN("can't be judged");

  private final String words;

  Behaviour(String words) {
    this.words = words;
  }

  /**
   * What was seen. Clean only means that nothing was: whether that is enough, the number of trials
   * tells. One trial in which the fault went unnoticed says that there is no check that finds it.
   */
  static Behaviour of(CellVerdict verdict) {
    if (!verdict.judged()) {
      return UNKNOWN;
    }
    if (!verdict.isStale()) {
      return CLEAN;
    }
    return verdict.verdicts().stream()
            .filter(witness -> !witness.witness().equals("check"))
            .mapToInt(Verdict::stale)
            .anyMatch(stale -> stale > 0)
        ? SILENT
        : THROWS;
  }

  /** Whether the fault, or the check, was seen. */
  boolean isStale() {
    return this == SILENT || this == THROWS;
  }

  /** As programs read it. */
  String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** As said of a build. */
  @Override
  public String toString() {
    return words;
  }
}
