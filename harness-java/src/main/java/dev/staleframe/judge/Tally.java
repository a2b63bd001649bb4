package dev.staleframe.judge;

import dev.staleframe.trial.Cell;
import dev.staleframe.trial.Trial;
import java.util.EnumMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Counts the findings of one witness over the trials of one cell; keeps no trial. */
public final class Tally {
  private final Cell cell;
  private final Witness witness;
  private final Map<Finding, Integer> findings = new EnumMap<>(Finding.class);
  private final SortedMap<String, Integer> titles = new TreeMap<>();
  private final SortedMap<String, Integer> reasons = new TreeMap<>();
  private Trial firstCrash;

  public Tally(Cell cell, Witness witness) {
    this.cell = cell;
    this.witness = witness;
  }

  /** Counts a trial of this cell, and says what it was counted as. */
  public synchronized Finding add(Trial trial) {
    Assessment assessment = witness.assess(trial);
    findings.merge(assessment.finding(), 1, Integer::sum);
    if (assessment.reason() != null) {
      reasons.merge(assessment.reason(), 1, Integer::sum);
    }
    if (trial.crash() != null) {
      titles.merge(trial.crash().title(), 1, Integer::sum);
      boolean earlier = firstCrash == null || trial.number() < firstCrash.number();
      firstCrash = earlier ? trial : firstCrash;
    }
    return assessment.finding();
  }

  /** What the trials counted so far amount to. */
  public synchronized Verdict verdict() {
    return new Verdict(
        cell,
        witness.name(),
        findings.getOrDefault(Finding.STALE, 0),
        findings.getOrDefault(Finding.CONSISTENT, 0),
        findings.getOrDefault(Finding.UNKNOWN, 0),
        titles,
        reasons,
        firstCrash);
  }
}
