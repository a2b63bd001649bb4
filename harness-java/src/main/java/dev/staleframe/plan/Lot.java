package dev.staleframe.plan;

import dev.staleframe.release.Release;
import dev.staleframe.trial.Cell;
import dev.staleframe.trial.Place;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Cells that are provided for together: one toolchain, or one container.
 *
 * @param key what they have in common
 * @param cells the cells, at least one
 */
public record Lot(Key key, List<Cell> cells) {
  public Lot {
    cells = List.copyOf(cells);
  }

  /**
   * What its cells have in common.
   *
   * @param release the Go release
   * @param place where they run
   * @param arch the architecture, as GOARCH names it
   */
  public record Key(Release release, Place place, String arch) {
    static Key of(Cell cell) {
      return new Key(cell.release(), cell.place(), cell.arch());
    }
  }

  /** The lots of a plan, in its order. */
  public static List<Lot> of(List<Cell> plan) {
    Map<Key, List<Cell>> lots = new LinkedHashMap<>();
    plan.forEach(cell -> lots.computeIfAbsent(Key.of(cell), key -> new ArrayList<>()).add(cell));
    return lots.entrySet().stream().map(lot -> new Lot(lot.getKey(), lot.getValue())).toList();
  }
}
