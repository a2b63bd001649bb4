package dev.staleframe.report.html;

import dev.staleframe.fixture.Godebug;
import dev.staleframe.fixture.Patch;
import dev.staleframe.fixture.ShimVariant;
import dev.staleframe.judge.CellVerdict;
import dev.staleframe.release.Release;
import dev.staleframe.trial.Cell;
import dev.staleframe.trial.Place;
import java.util.ArrayList;
import java.util.List;

/**
 * What cells are called on a page.
 *
 * @param withArch whether they are of several architectures
 */
record CellName(boolean withArch) {

  static CellName among(List<CellVerdict> cells) {
    return new CellName(cells.stream().map(cell -> cell.cell().arch()).distinct().count() > 1);
  }

  /** The release and the patch: what was built. */
  static String build(Release release, Patch patch) {
    return release + (patch == Patch.NONE ? "" : " with " + patch);
  }

  /** All that tells it from others, the build first. */
  String of(Cell cell) {
    List<String> parts = new ArrayList<>();
    parts.add("Go " + build(cell.release(), cell.patch()));
    parts.add(cell.scenario().name());
    parts.add("amplifier " + cell.amplifier());
    if (!cell.godebug().equals(Godebug.NONE)) {
      parts.add("GODEBUG=" + cell.godebug());
    }
    if (cell.place() != Place.HOST) {
      parts.add(cell.place().words());
    }
    if (cell.shim() != ShimVariant.FP) {
      parts.add("C " + cell.shim());
    }
    if (withArch) {
      parts.add(cell.arch());
    }
    return String.join(", ", parts);
  }
}
