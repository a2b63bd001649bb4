package dev.staleframe.study;

import dev.staleframe.fixture.difference.Hunk;
import dev.staleframe.trial.Cell;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The trials of a release with some hunks laid over it.
 *
 * @param cell what was built
 * @param hunks those laid over the release, in order
 * @param trials what was run
 */
record HunkTrials(Cell cell, List<Hunk> hunks, CellTrials trials) {
  HunkTrials {
    hunks = List.copyOf(hunks);
  }

  /** What was seen; clean only says that nothing was. */
  Behaviour behaviour() {
    return trials.built() ? Behaviour.of(trials.verdict()) : Behaviour.UNKNOWN;
  }

  boolean isStale() {
    return behaviour().isStale();
  }

  /**
   * How it behaves, with enough trials to be held against one that shows the fault.
   *
   * @param error how likely the fault may be missed
   */
  Behaviour against(HunkTrials reference, double error) {
    return switch (trials.comparedTo(reference.trials, error)) {
      case YES -> behaviour();
      case NO -> Behaviour.CLEAN;
      case UNKNOWN -> Behaviour.UNKNOWN;
    };
  }

  /** What the witnesses saw, or why they saw nothing. */
  String evidence() {
    return trials.built() && behaviour() == Behaviour.UNKNOWN
        ? mostly().orElse(trials.evidence())
        : trials.evidence();
  }

  /** What most often kept those from seeing anything who could have. */
  private Optional<String> mostly() {
    return trials.verdict().verdicts().stream()
        .filter(verdict -> verdict.abstention() == null)
        .flatMap(verdict -> verdict.reasons().entrySet().stream())
        .max(Map.Entry.comparingByValue())
        .map(
            reason ->
                "%s (%d of %d)".formatted(reason.getKey(), reason.getValue(), trials.trials()));
  }

  /** The hunks by their numbers, neighbours as ranges: {@code 1, 4-7}. */
  String numbers() {
    return Ranges.of(hunks.stream().map(Hunk::number).toList());
  }
}
