package dev.staleframe.study;

import dev.staleframe.fixture.difference.Hunk;
import dev.staleframe.release.Release;
import java.util.List;
import java.util.Optional;

/**
 * How the two releases behave, and the first with all hunks of the other laid over.
 *
 * @param base the release that hunks are laid over
 * @param whole the same with all of them; none if neither release shows the fault
 * @param target the release that they are taken from
 * @param baseBehaves how the first behaves
 * @param wholeBehaves how the second does
 * @param targetBehaves how the third does
 */
record Ends(
    HunkTrials base,
    Optional<HunkTrials> whole,
    HunkTrials target,
    Behaviour baseBehaves,
    Behaviour wholeBehaves,
    Behaviour targetBehaves) {

  /**
   * Finds out.
   *
   * @param to the other release
   * @param error how likely each answer may be wrong
   */
  static Ends of(HunkBuilds builds, List<Hunk> hunks, Release to, double error) {
    HunkTrials base = builds.with(List.of());
    HunkTrials target = builds.plain(to);
    // That neither shows the fault is not known before all trials are run.
    while (!base.isStale() && !target.isStale() && (more(base) || more(target))) {
      List.of(base, target).stream().filter(Ends::more).forEach(end -> end.trials().run());
    }
    if (!base.isStale() && !target.isStale()) {
      return new Ends(
          base, Optional.empty(), target, base.behaviour(), Behaviour.UNKNOWN, target.behaviour());
    }
    HunkTrials whole = builds.with(hunks);
    HunkTrials shows = base.isStale() ? base : target;
    shows.trials().sought();
    whole.against(shows, error);
    if (!base.isStale() && whole.isStale()) {
      whole.trials().sought();
    }
    return new Ends(
        base,
        Optional.of(whole),
        target,
        base.against(shows, error),
        whole.against(shows, error),
        target.against(shows, error));
  }

  private static boolean more(HunkTrials end) {
    return end.trials().more();
  }

  /** What builds that don't show the fault are held against. */
  HunkTrials reference() {
    return base.isStale() ? base : whole.orElse(target);
  }

  /** What is to be looked for, if the hunks make a difference. */
  Optional<Goal> goal() {
    return Goal.of(baseBehaves, wholeBehaves, base.cell().scenario().plants());
  }
}
