package dev.staleframe.plan;

import dev.staleframe.fixture.Patch;
import dev.staleframe.fixture.ScenarioCatalog;
import dev.staleframe.trial.Cell;
import java.util.Comparator;

/** The order in which cells are shown whose plan is not known. */
public final class CellOrder {
  private CellOrder() {}

  public static Comparator<Cell> of(ScenarioCatalog scenarios) {
    return Comparator.comparing(Cell::place)
        .thenComparing(Cell::arch)
        .thenComparing(Cell::release)
        .thenComparing(cell -> cell.patch() != Patch.NONE)
        .thenComparing(cell -> cell.patch().toString())
        .thenComparing(cell -> cell.godebug().toString())
        .thenComparingInt(cell -> scenarios.scenarios().indexOf(cell.scenario()))
        .thenComparing(Cell::amplifier)
        .thenComparing(Cell::shim);
  }
}
