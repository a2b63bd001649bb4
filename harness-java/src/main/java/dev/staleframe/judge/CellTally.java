package dev.staleframe.judge;

import dev.staleframe.trial.Cell;
import dev.staleframe.trial.Progress;
import dev.staleframe.trial.Trial;
import java.util.ArrayList;
import java.util.EnumMap;
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
  private final List<Tally> tallies;
  private final SortedMap<String, Integer> disagreements = new TreeMap<>();
  private final SortedMap<String, Integer> titles = new TreeMap<>();
  private final KeptTrials kept = new KeptTrials();
  private long wallMicros;
  private Trial firstCrash;
  private Trial firstStale;
  private Trial firstWrong;

  /** Hears everyone on the trials of a cell whose fault is known. */
  public CellTally(Cell cell) {
    this(cell, Hearing.USUAL);
  }

  public CellTally(Cell cell, Hearing hearing) {
    this.cell = cell;
    this.tallies =
        hearing.witnesses().stream()
            .map(witness -> new Tally(cell, witness, hearing.expected().apply(witness, cell)))
            .toList();
  }

  /**
   * What was heard on one trial.
   *
   * @param stale whether any witness saw the fault in it
   * @param asExpected whether each witness that must see nothing said so, and witnesses that must
   *     see the same agree; a miss that is left to timing is no disagreement
   */
  public record Heard(boolean stale, boolean asExpected) {}

  /** Counts a trial of this cell. */
  public synchronized Heard add(Trial trial) {
    Finding[] findings = new Finding[tallies.size()];
    boolean stale = false;
    boolean asExpected = true;
    for (int i = 0; i < findings.length; i++) {
      findings[i] = tallies.get(i).add(trial);
      stale |= findings[i] == Finding.STALE;
      asExpected &= tallies.get(i).mayBe(findings[i]);
    }
    asExpected &= !disagreement(findings);
    kept.add(trial, asExpected);
    wallMicros += trial.wallMicros();
    if (trial.crash() != null) {
      titles.merge(trial.crash().title(), 1, Integer::sum);
    }
    firstCrash = earlier(firstCrash, trial, t -> t.crash() != null);
    firstStale = earlier(firstStale, trial, CellTally::hasStalePointer);
    firstWrong = earlier(firstWrong, trial, CellTally::hasWrongStack);
    return new Heard(stale, asExpected);
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
  private boolean disagreement(Finding[] findings) {
    boolean disagree = false;
    for (Finding expected : List.of(Finding.STALE, Finding.CONSISTENT)) {
      Map<Finding, List<String>> sides = sides(findings, expected);
      if (sides.containsKey(Finding.STALE) && sides.containsKey(Finding.CONSISTENT)) {
        disagreements.merge(words(sides), 1, Integer::sum);
        disagree = true;
      }
    }
    return disagree;
  }

  /** The witnesses that must see that much, by what they say of the trial. */
  private Map<Finding, List<String>> sides(Finding[] findings, Finding expected) {
    Map<Finding, List<String>> sides = new EnumMap<>(Finding.class);
    for (int i = 0; i < findings.length; i++) {
      Tally tally = tallies.get(i);
      if (tally.expected() == expected && speaks(tally, findings[i])) {
        sides.computeIfAbsent(findings[i], side -> new ArrayList<>()).add(tally.witness());
      }
    }
    return sides;
  }

  /** Whether the finding can contradict another witness. */
  private static boolean speaks(Tally tally, Finding finding) {
    return switch (finding) {
      case STALE -> true;
      case CONSISTENT -> tally.expected() == Finding.CONSISTENT || !tally.mayMiss();
      case UNKNOWN -> false;
    };
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
        tallies.stream().map(Tally::verdict).toList(),
        disagreements,
        titles,
        firstCrash,
        firstStale,
        firstWrong,
        kept.list(),
        wallMicros);
  }
}
