package dev.staleframe.study;

import dev.staleframe.ExitCode;
import dev.staleframe.StaleframeException;
import dev.staleframe.judge.CellVerdict;
import dev.staleframe.judge.Contrast;
import dev.staleframe.judge.Verdict;
import dev.staleframe.study.EdgeSearch.Answer;
import java.util.List;

/** The trials of one release in a bisection, as many as it takes. */
final class ReleaseTrials {
  /** So many at a time; also so many sightings of the release that the others are held against. */
  private static final int BATCH = 10;

  private final Campaign campaign;
  private final int most;
  private CellVerdict verdict;
  private int ran;
  private String failure;

  private ReleaseTrials(Campaign campaign, int most) {
    this.campaign = campaign;
    this.most = most;
  }

  /**
   * Provides the release and builds the fixture.
   *
   * @param prepare does it
   * @param most how many trials there may be
   * @throws StaleframeException exit code 2 or 3 if the release can't be had
   */
  static ReleaseTrials of(Campaign campaign, Runnable prepare, int most) {
    prepare.run();
    ReleaseTrials trials = new ReleaseTrials(campaign, most);
    trials.verdict = campaign.verdicts().get(0);
    trials.failure = trials.unbuilt();
    return trials;
  }

  /** The same, but that there is no such release is only a failure to be stepped around. */
  static ReleaseTrials ifThere(Campaign campaign, Runnable prepare, int most) {
    try {
      return of(campaign, prepare, most);
    } catch (StaleframeException e) {
      if (e.exitCode() != ExitCode.USAGE) {
        throw e;
      }
      ReleaseTrials trials = new ReleaseTrials(campaign, most);
      trials.failure = e.getMessage().lines().findFirst().orElseThrow();
      return trials;
    }
  }

  private String unbuilt() {
    return verdict.verdicts().stream()
        .filter(v -> v.trials() > 0)
        .flatMap(v -> v.reasons().keySet().stream())
        .findFirst()
        .orElse(null);
  }

  /** Whether the fixture was built. */
  boolean built() {
    return failure == null;
  }

  /** How many trials were run. */
  int trials() {
    return ran;
  }

  /** What all of them say. */
  CellVerdict verdict() {
    return verdict;
  }

  /** What the witnesses saw, or why they saw nothing. */
  String evidence() {
    return built() ? new BuildVerdict(List.of(verdict)).seen() : failure;
  }

  /** Runs until it is seen often enough to hold others against it, or is not seen at all. */
  Answer sought() {
    while (more() && sightings() < BATCH) {
      run();
    }
    return !built() ? Answer.UNKNOWN : sightings() > 0 ? Answer.YES : Answer.NO;
  }

  private int sightings() {
    return verdict.verdicts().stream().mapToInt(Verdict::stale).max().orElse(0);
  }

  /**
   * Runs until it is seen, or would have been.
   *
   * @param reference a release that shows it
   * @param error how likely it may be missed
   */
  Answer comparedTo(ReleaseTrials reference, double error) {
    while (more() && !verdict.isStale() && missed(reference, error) > error) {
      run();
    }
    if (built() && verdict.isStale()) {
      return Answer.YES;
    }
    return built() && missed(reference, error) <= error ? Answer.NO : Answer.UNKNOWN;
  }

  /** How likely it would have been missed, if it showed as often as in the other. */
  double missed(ReleaseTrials reference, double error) {
    return new Contrast(reference.verdict, verdict).missed(error);
  }

  /** Whether more trials may be run. */
  boolean more() {
    return built() && ran < most;
  }

  /** Some more trials. */
  void run() {
    int count = Math.min(BATCH, most - ran);
    campaign.expect(count);
    verdict = campaign.run(count).get(0);
    ran += count;
  }
}
