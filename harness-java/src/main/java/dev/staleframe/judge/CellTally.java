package dev.staleframe.judge;

import dev.staleframe.trial.Cell;
import dev.staleframe.trial.Progress;
import dev.staleframe.trial.Trial;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Hears every witness on each trial of a cell. Keeps only the first trial of each sort that a
 * report shows.
 */
public final class CellTally {
  private final Cell cell;
  private final Map<Witness, Tally> tallies = new LinkedHashMap<>();
  private final SortedMap<String, Integer> disagreements = new TreeMap<>();
  private final SortedMap<String, Integer> titles = new TreeMap<>();
  private Trial firstCrash;
  private Trial firstStale;
  private Trial firstWrong;

  public CellTally(Cell cell) {
    this.cell = cell;
    Witness.ALL.forEach(witness -> tallies.put(witness, new Tally(cell, witness)));
  }

  /** Counts a trial of this cell, and says whether any witness saw the fault in it. */
  public synchronized boolean add(Trial trial) {
    Map<Witness, Finding> findings = new LinkedHashMap<>();
    tallies.forEach((witness, tally) -> findings.put(witness, tally.add(trial)));
    disagreement(findings);
    if (trial.crash() != null) {
      titles.merge(trial.crash().title(), 1, Integer::sum);
    }
    firstCrash = earlier(firstCrash, trial, t -> t.crash() != null);
    firstStale = earlier(firstStale, trial, CellTally::hasStalePointer);
    firstWrong = earlier(firstWrong, trial, CellTally::hasWrongStack);
    return findings.containsValue(Finding.STALE);
  }

  /** Trials end in any order; what is shown is to be the same every time. */
  private static Trial earlier(Trial first, Trial trial, Predicate<Trial> condition) {
    return condition.test(trial) && (first == null || trial.number() < first.number())
        ? trial
        : first;
  }

  private static boolean hasStalePointer(Trial trial) {
    Progress progress = trial.progress();
    return progress.probe() != null && progress.probe().first() != null;
  }

  private static boolean hasWrongStack(Trial trial) {
    Progress progress = trial.progress();
    return progress.trace() != null && progress.trace().first() != null;
  }

  /**
   * Notes that some witnesses saw the fault in a trial and others, who must see the same, did not.
   */
  private void disagreement(Map<Witness, Finding> findings) {
    for (Finding expected : List.of(Finding.STALE, Finding.CONSISTENT)) {
      Map<Finding, List<String>> sides = new EnumMap<>(Finding.class);
      findings.forEach(
          (witness, finding) -> {
            if (finding != Finding.UNKNOWN && witness.expected(cell) == expected) {
              sides.computeIfAbsent(finding, side -> new ArrayList<>()).add(witness.name());
            }
          });
      if (sides.size() > 1) {
        disagreements.merge(words(sides), 1, Integer::sum);
      }
    }
  }

  private static String words(Map<Finding, List<String>> sides) {
    return sides.entrySet().stream()
        .map(side -> String.join(" and ", side.getValue()) + " " + side.getKey())
        .collect(Collectors.joining(", "));
  }

  /** What the trials counted so far amount to. */
  public synchronized CellVerdict verdict() {
    return new CellVerdict(
        cell,
        tallies.values().stream().map(Tally::verdict).toList(),
        disagreements,
        titles,
        firstCrash,
        firstStale,
        firstWrong);
  }
}
