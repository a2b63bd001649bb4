package dev.staleframe.judge;

import dev.staleframe.trial.Cell;
import dev.staleframe.trial.Trial;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Counts the findings of one witness over the trials of one cell; keeps no trial. */
final class Tally {
  private final Cell cell;
  private final Witness witness;
  private final Optional<Abstention> abstention;
  private final Map<Finding, Integer> findings = new EnumMap<>(Finding.class);
  private final SortedMap<String, Integer> reasons = new TreeMap<>();
  private int abstained;

  Tally(Cell cell, Witness witness) {
    this.cell = cell;
    this.witness = witness;
    this.abstention =
        cell.scenario().times() ? Optional.of(Abstention.timed()) : witness.abstains(cell);
  }

  /** Counts a trial of this cell, and says what it was counted as. */
  Finding add(Trial trial) {
    Assessment assessment = heard(trial);
    findings.merge(assessment.finding(), 1, Integer::sum);
    if (assessment.reason() != null) {
      reasons.merge(assessment.reason(), 1, Integer::sum);
    }
    return assessment.finding();
  }

  /** One who abstains is heard if he saw the fault all the same, or if there was no trial. */
  private Assessment heard(Trial trial) {
    Assessment assessment = witness.assess(trial);
    if (abstention.isEmpty()
        || assessment.finding() == Finding.STALE
        || trial.unfinished().isPresent()) {
      return assessment;
    }
    abstained++;
    return Assessment.unknown(abstention.get().reason());
  }

  /** What the trials counted so far amount to. */
  Verdict verdict() {
    return new Verdict(
        witness.name(),
        witness.expected(cell),
        abstention.orElse(null),
        findings.getOrDefault(Finding.STALE, 0),
        findings.getOrDefault(Finding.CONSISTENT, 0),
        findings.getOrDefault(Finding.UNKNOWN, 0),
        abstained,
        reasons);
  }
}
