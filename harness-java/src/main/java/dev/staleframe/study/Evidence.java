package dev.staleframe.study;

import dev.staleframe.judge.CellTally;
import dev.staleframe.judge.CellVerdict;
import dev.staleframe.judge.Hearing;
import dev.staleframe.trial.Cell;
import dev.staleframe.trial.Status;
import dev.staleframe.trial.Trial;
import java.util.BitSet;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * All trials so far, those of earlier runs too: which there are, and what was heard on them. Safe
 * for many threads.
 */
final class Evidence {
  private final Hearing hearing;
  private final Map<Cell, CellTally> tallies = new ConcurrentHashMap<>();
  private final Numbers numbers = new Numbers();

  Evidence(Hearing hearing) {
    this.hearing = hearing;
  }

  /** Counts a trial. */
  CellTally.Heard add(Trial trial) {
    numbers.add(trial);
    return tally(trial.cell()).add(trial);
  }

  /**
   * Counts a trial of an earlier run, unless it is here already. One that could not start is no
   * trial: the run ended there, and the next one tries again.
   */
  void recall(Trial trial) {
    if (trial.status() != Status.COULD_NOT_START && numbers.add(trial)) {
      tally(trial.cell()).add(trial);
    }
  }

  /** Whether the trial of that number is among them. */
  boolean has(Cell cell, int number) {
    return numbers.of(cell, bits -> bits.get(number));
  }

  /** The lowest number of which there is no trial. */
  int firstMissing(Cell cell) {
    return numbers.of(cell, bits -> bits.nextClearBit(0));
  }

  /** How many of the first so many trials of a cell are missing. */
  int missing(Cell cell, int runs) {
    return runs - numbers.of(cell, bits -> bits.get(0, runs).cardinality());
  }

  /** What all of them say of the cell. */
  CellVerdict verdict(Cell cell) {
    return tally(cell).verdict();
  }

  private CellTally tally(Cell cell) {
    return tallies.computeIfAbsent(cell, c -> new CellTally(c, hearing));
  }

  /** The numbers of trials, by cell: a bit each. Safe for many threads. */
  static final class Numbers {
    private final Map<Cell, BitSet> bits = new ConcurrentHashMap<>();

    /** Notes a trial; says whether it is new. */
    boolean add(Trial trial) {
      return of(
          trial.cell(),
          of -> {
            boolean isNew = !of.get(trial.number());
            of.set(trial.number());
            return isNew;
          });
    }

    <T> T of(Cell cell, Function<BitSet, T> question) {
      BitSet of = bits.computeIfAbsent(cell, c -> new BitSet());
      synchronized (of) {
        return question.apply(of);
      }
    }
  }
}
