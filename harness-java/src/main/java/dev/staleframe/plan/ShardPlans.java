package dev.staleframe.plan;

import dev.staleframe.StaleframeException;
import dev.staleframe.journal.RunHeader;
import dev.staleframe.trial.Cell;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The parts of a matrix, for an engine that runs jobs. */
public final class ShardPlans {
  private static final int USUAL_SECONDS = 300;

  /** GitHub's own bound on the jobs of a matrix. */
  private static final int MOST_USUAL = 256;

  private final List<Cell> plan;
  private final ExpectedCost cost;

  /**
   * @param runs trials a cell
   */
  public ShardPlans(Planner planner, int runs) {
    String arch = RunHeader.Host.current().arch();
    this.plan = planner.cells(arch);
    this.cost = new ExpectedCost(arch, runs);
  }

  /**
   * The parts. Where there are more than cells some are empty, and end at once.
   *
   * @param wanted how many, or as many as are usual
   * @throws StaleframeException exit code 2 if there can't be so many
   */
  public List<ShardPlan> into(Optional<Integer> wanted) {
    int shards = wanted.orElseGet(this::usual);
    if (shards < 1 || shards > Shard.MOST) {
      throw StaleframeException.usage(
          String.format(Locale.ROOT, "--shards must be 1 to %d, not %d", Shard.MOST, shards));
    }
    List<ShardPlan> plans = new ArrayList<>();
    int number = 1;
    for (List<Cell> cells : new ShardSplit(plan, cost).into(shards)) {
      Shard shard = new Shard(number++, shards);
      plans.add(
          new ShardPlan(
              shard.toString(), "shard " + shard, cells.size(), Math.round(cost.of(cells))));
    }
    return plans;
  }

  private int usual() {
    int shards = (int) Math.ceil(cost.of(plan) / USUAL_SECONDS);
    return Math.max(1, Math.min(shards, MOST_USUAL));
  }
}
