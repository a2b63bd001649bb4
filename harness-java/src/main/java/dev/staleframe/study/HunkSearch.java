package dev.staleframe.study;

import dev.staleframe.fixture.difference.Difference;
import dev.staleframe.fixture.difference.Hunk;
import dev.staleframe.release.Release;
import dev.staleframe.search.DeltaDebugging;
import dev.staleframe.search.DeltaDebugging.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Looks for the fewest hunks that make the difference between two releases. */
final class HunkSearch {
  private final HunkBuilds builds;
  private final Difference difference;
  private final Release to;
  private final ErrorShare errors;

  /**
   * What was found.
   *
   * @param ends how the releases behave
   * @param sets the hunks that matter; none if there is nothing to look for
   */
  record Found(Ends ends, List<MinimalSet> sets) {
    Found {
      sets = List.copyOf(sets);
    }

    /** How many statements there are that can be wrong by chance. */
    int claims() {
      return sets.stream().mapToInt(set -> set.claims().size()).sum();
    }
  }

  /**
   * @param to the release that they are taken from
   */
  HunkSearch(HunkBuilds builds, Difference difference, Release to, ErrorShare errors) {
    this.builds = builds;
    this.difference = difference;
    this.to = to;
    this.errors = errors;
  }

  /**
   * Searches, and runs what was found once more.
   *
   * @param announce is told before that
   */
  Found search(Consumer<String> announce) {
    Ends ends = Ends.of(builds, difference.hunks(), to, errors.step());
    List<MinimalSet> sets = ends.goal().map(goal -> sets(goal, ends)).orElse(List.of());
    Found found = new Found(ends, sets);
    if (!sets.isEmpty()) {
      announce.accept("confirming what was found");
    }
    double error = errors.claim(found.claims());
    sets.forEach(set -> set.confirm(error));
    return found;
  }

  /** What reaches the goal; and what of the rest has the runtime find a fault that it removes. */
  private List<MinimalSet> sets(Goal goal, Ends ends) {
    List<MinimalSet> sets = new ArrayList<>();
    MinimalSet first = minimal(goal, difference.hunks(), ends);
    sets.add(first);
    List<Hunk> rest = new ArrayList<>(difference.hunks());
    rest.removeAll(first.with().hunks());
    if (goal == Goal.REMOVES
        && ends.baseBehaves() == Behaviour.SILENT
        && first.minimal()
        && !rest.isEmpty()
        && builds.more()
        && reaches(Goal.REVEALS, rest, ends) == Outcome.FAIL) {
      sets.add(minimal(Goal.REVEALS, rest, ends));
    }
    return sets;
  }

  /** Whole packages first, then whole files: hunks of one file mostly belong together. */
  private MinimalSet minimal(Goal goal, List<Hunk> all, Ends ends) {
    DeltaDebugging.Result<Hunk> found =
        new DeltaDebugging<>(all, part -> reaches(goal, part, ends), builds::more)
            .minimize(difference.groupings());
    List<HunkTrials> without = new ArrayList<>();
    if (found.minimal()) {
      for (Hunk hunk : found.part()) {
        List<Hunk> less = new ArrayList<>(found.part());
        less.remove(hunk);
        without.add(builds.with(less)); // It was tried, or is the release itself.
      }
    }
    return new MinimalSet(
        goal, builds.with(found.part()), without, found.minimal(), ends.reference());
  }

  private Outcome reaches(Goal goal, List<Hunk> part, Ends ends) {
    Behaviour behaviour = builds.with(part).against(ends.reference(), errors.step());
    if (behaviour == Behaviour.UNKNOWN) {
      return Outcome.UNRESOLVED;
    }
    return goal.reachedBy(behaviour) ? Outcome.FAIL : Outcome.PASS;
  }
}
