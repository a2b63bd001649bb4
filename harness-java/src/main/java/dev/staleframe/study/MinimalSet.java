package dev.staleframe.study;

import dev.staleframe.judge.Contrast;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Hunks that reach a goal, and what becomes of it without each of them.
 *
 * @param goal what they do
 * @param with the release with all of them
 * @param without the release with all of them but one, for each of them
 * @param minimal whether the search for fewer came to its end
 * @param reference what shows the fault anyway: builds that don't are held against it
 */
record MinimalSet(
    Goal goal, HunkTrials with, List<HunkTrials> without, boolean minimal, HunkTrials reference) {
  MinimalSet {
    without = List.copyOf(without);
  }

  /** Whether the trials, all of them, say that the hunks reach the goal and that each is needed. */
  boolean holds() {
    return minimal
        && goal.reachedBy(with.behaviour())
        && without.stream().noneMatch(less -> goal.reachedBy(less.behaviour()));
  }

  /** Those of whom is said that they don't show the fault, which nobody can see. */
  List<HunkTrials> claims() {
    return Stream.concat(Stream.of(with), without.stream())
        .filter(build -> build.behaviour() == Behaviour.CLEAN)
        .toList();
  }

  /**
   * How likely one of the clean ones shows the fault as often as one that is known to, and it was
   * missed all the same.
   *
   * @param error how likely that one's rate may be lower than assumed
   */
  double missed(HunkTrials clean, double error) {
    return shown()
        .mapToDouble(
            stale -> new Contrast(stale.trials().verdict(), clean.trials().verdict()).missed(error))
        .min()
        .orElse(1);
  }

  private Stream<HunkTrials> shown() {
    return Stream.of(reference, with).filter(HunkTrials::isStale);
  }

  /**
   * Runs all once more, and the clean ones until they are as sure as that.
   *
   * @param error how likely each error of a clean one may be
   */
  void confirm(double error) {
    List<HunkTrials> all = new ArrayList<>(List.of(reference, with));
    all.addAll(without);
    all.stream().distinct().filter(build -> build.trials().more()).forEach(b -> b.trials().run());
    for (HunkTrials clean : claims()) {
      while (clean.behaviour() == Behaviour.CLEAN
          && missed(clean, error) > error
          && clean.trials().more()) {
        clean.trials().run();
        shown().filter(build -> build.trials().more()).forEach(build -> build.trials().run());
      }
    }
  }

  /**
   * How likely it is wrong.
   *
   * @param error how likely the rate of what shows the fault may be lower than assumed
   */
  double error(double error) {
    return holds()
        ? Math.min(1, claims().stream().mapToDouble(clean -> error + missed(clean, error)).sum())
        : 1;
  }
}
