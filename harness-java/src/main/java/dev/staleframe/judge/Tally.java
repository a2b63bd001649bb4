package dev.staleframe.judge;

import dev.staleframe.trial.Cell;
import dev.staleframe.trial.Trial;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Counts the findings of one witness over the trials of one cell; keeps no trial. */
final class Tally {
  private final Witness witness;
  private final Finding expected;
  private final Optional<Abstention> abstention;
  private final LeastRate leastRate;
  private final int[] findings = new int[Finding.values().length];
  private final SortedMap<String, Integer> reasons = new TreeMap<>();
  private int abstained;

  /**
   * @param expected what the witness must see
   */
  Tally(Cell cell, Witness witness, Finding expected) {
    this.expected = expected;
    this.witness = witness;
    this.abstention =
        cell.scenario().times() ? Optional.of(Abstention.timed()) : witness.abstains(cell);
    Double rate = cell.scenario().leastRates().get(witness.name());
    this.leastRate = rate == null ? null : new LeastRate(rate);
  }

  Finding expected() {
    return expected;
  }

  String witness() {
    return witness.name();
  }

  /**
   * Whether timing decides if it sees the fault in a trial: a miss contradicts no other witness.
   */
  boolean mayMiss() {
    return leastRate != null;
  }

  /** Counts a trial of this cell, and says what it was counted as. */
  Finding add(Trial trial) {
    Assessment assessment = heard(trial);
    findings[assessment.finding().ordinal()]++;
    if (assessment.reason() != null) {
      reasons.merge(assessment.reason(), 1, Integer::sum);
    }
    return assessment.finding();
  }

  /** An abstaining witness still counts if it saw the fault, or if there was no trial. */
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

  /**
   * Whether a single trial can have this finding. Where the fault must be seen one sighting is
   * enough, so a trial without one can; where it must not be, each has to say so.
   */
  boolean mayBe(Finding finding) {
    if (expected == Finding.UNKNOWN) {
      return true; // Nothing is expected.
    }
    return switch (finding) {
      case STALE -> expected == Finding.STALE;
      case CONSISTENT -> true;
      case UNKNOWN -> expected == Finding.STALE || abstention.isPresent();
    };
  }

  /** What the trials counted so far amount to. */
  Verdict verdict() {
    return new Verdict(
        witness.name(),
        expected,
        abstention.orElse(null),
        leastRate,
        findings[Finding.STALE.ordinal()],
        findings[Finding.CONSISTENT.ordinal()],
        findings[Finding.UNKNOWN.ordinal()],
        abstained,
        reasons);
  }
}
