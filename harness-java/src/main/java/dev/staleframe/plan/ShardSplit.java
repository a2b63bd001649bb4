package dev.staleframe.plan;

import dev.staleframe.trial.Cell;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Splits a plan by cell, so that its parts cost about the same. The split follows from the plan
 * alone: every machine that makes it for the same plan makes the same one.
 */
public final class ShardSplit {
  private final List<Cell> plan;
  private final ExpectedCost cost;

  public ShardSplit(List<Cell> plan, ExpectedCost cost) {
    this.plan = List.copyOf(plan);
    this.cost = cost;
  }

  /** One part: what it has, and what that costs. */
  private final class Bin {
    private final Set<Cell> cells = new HashSet<>();
    private final Set<Lot.Key> provided = new HashSet<>();
    private double seconds;

    /** What it would cost with those cells as well. */
    double with(Lot piece) {
      double build = provided.contains(piece.key()) ? 0 : cost.build(piece.cells().get(0));
      return seconds + build + piece.cells().stream().mapToDouble(cost::trials).sum();
    }

    void add(Lot piece) {
      seconds = with(piece);
      cells.addAll(piece.cells());
      provided.add(piece.key());
    }
  }

  /**
   * The parts, each in the order of the plan. Where there are more parts than cells, some are
   * empty.
   */
  public List<List<Cell>> into(int parts) {
    List<Bin> bins = new ArrayList<>();
    for (int i = 0; i < parts; i++) {
      bins.add(new Bin());
    }
    List<Lot> pieces = pieces(parts);
    pieces.sort(Comparator.comparingDouble((Lot piece) -> -cost.of(piece.cells())));
    for (Lot piece : pieces) {
      bins.stream()
          .min(Comparator.comparingDouble(bin -> bin.with(piece)))
          .orElseThrow()
          .add(piece);
    }
    return bins.stream().map(bin -> plan.stream().filter(bin.cells::contains).toList()).toList();
  }

  /**
   * What is not split any further. A lot stays whole where it can: every part that has a cell of it
   * pays for its build.
   */
  private List<Lot> pieces(int parts) {
    double fair = cost.of(plan) / parts;
    List<Lot> pieces = new ArrayList<>();
    for (Lot lot : Lot.of(plan)) {
      int cells = lot.cells().size();
      int count = (int) Math.max(1, Math.min(cells, Math.round(cost.of(lot.cells()) / fair)));
      for (int i = 0; i < count; i++) {
        pieces.add(
            new Lot(lot.key(), lot.cells().subList(i * cells / count, (i + 1) * cells / count)));
      }
    }
    return pieces;
  }
}
