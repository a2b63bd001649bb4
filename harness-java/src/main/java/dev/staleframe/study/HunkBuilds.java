package dev.staleframe.study;

import dev.staleframe.fixture.Patch;
import dev.staleframe.fixture.difference.Hunk;
import dev.staleframe.release.Release;
import dev.staleframe.trial.Cell;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Builds a release with hunks laid over it, each set once, also where it can't be built. */
final class HunkBuilds {
  private final Cell base;
  private final Function<List<Hunk>, Patch> patches;
  private final Function<Cell, CellTrials> builder;
  private final int most;
  private final Map<Cell, HunkTrials> built = new LinkedHashMap<>();

  /**
   * @param base the release as it is
   * @param patches makes a patch of hunks
   * @param builder builds
   * @param most how many builds there may be
   */
  HunkBuilds(
      Cell base,
      Function<List<Hunk>, Patch> patches,
      Function<Cell, CellTrials> builder,
      int most) {
    this.base = base;
    this.patches = patches;
    this.builder = builder;
    this.most = most;
  }

  /** The release with those hunks. */
  HunkTrials with(List<Hunk> hunks) {
    return of(hunks.isEmpty() ? base : base.with(patches.apply(hunks)), hunks);
  }

  /** Another release as it is. */
  HunkTrials plain(Release release) {
    return of(base.with(release), List.of());
  }

  private HunkTrials of(Cell cell, List<Hunk> hunks) {
    HunkTrials known = built.get(cell);
    if (known != null) {
      return known;
    }
    HunkTrials made = new HunkTrials(cell, hunks, builder.apply(cell));
    built.put(cell, made);
    return made;
  }

  /** How many builds were made or tried. */
  int count() {
    return built.size();
  }

  /** Whether one more may be. */
  boolean more() {
    return count() < most;
  }

  /** What was tried, in that order. */
  List<HunkTrials> all() {
    return List.copyOf(built.values());
  }
}
