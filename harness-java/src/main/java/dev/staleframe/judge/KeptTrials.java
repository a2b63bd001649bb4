package dev.staleframe.judge;

import dev.staleframe.trial.Trial;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The trials of a cell that a report shows one by one. Trials end in any order; what is shown is
 * the same every time: those with the lowest numbers.
 */
final class KeptTrials {
  /** Of each sort; a cell can have a million. */
  private static final int MOST = 20;

  private final TreeMap<Integer, Trial> first = new TreeMap<>();
  private final TreeMap<Integer, Trial> unexpected = new TreeMap<>();

  void add(Trial trial, boolean asExpected) {
    keep(first, trial);
    if (!asExpected) {
      keep(unexpected, trial);
    }
  }

  private static void keep(TreeMap<Integer, Trial> kept, Trial trial) {
    if (kept.size() == MOST && kept.lastKey() < trial.number()) {
      return;
    }
    kept.put(trial.number(), trial);
    if (kept.size() > MOST) {
      kept.pollLastEntry();
    }
  }

  List<Trial> list() {
    return Stream.concat(first.values().stream(), unexpected.values().stream())
        .distinct()
        .sorted(Comparator.comparingInt(Trial::number))
        .toList();
  }
}
