package dev.staleframe.report;

import dev.staleframe.judge.CostComparison;
import dev.staleframe.judge.Costs;
import dev.staleframe.trial.Trial;
import java.util.List;

/**
 * What {@code cost} found.
 *
 * @param where the machine, as people read it
 * @param all for each operation, the control and then the comparisons
 * @param journal where the records are
 */
public record CostResult(String where, List<CostComparison> all, String journal) {
  public CostResult {
    all = List.copyOf(all);
  }

  /**
   * What the trials of a run come to.
   *
   * @param trials in the order in which they were run, all on one machine
   * @throws dev.staleframe.StaleframeException exit code 2 if they can't be compared with each
   *     other
   */
  public static CostResult of(List<Trial> trials, String where, String journal) {
    return new CostResult(where, Costs.of(trials), journal);
  }

  /** What was asked for. */
  public List<CostComparison> comparisons() {
    return all.stream().filter(comparison -> !comparison.control()).toList();
  }

  /** Builds held against themselves. */
  public List<CostComparison> controls() {
    return all.stream().filter(CostComparison::control).toList();
  }

  /** Whether all could be compared. */
  public boolean measured() {
    return !comparisons().isEmpty() && all.stream().allMatch(c -> c.result().isPresent());
  }
}
