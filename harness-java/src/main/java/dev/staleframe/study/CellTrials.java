package dev.staleframe.study;

import dev.staleframe.ExitCode;
import dev.staleframe.StaleframeException;
import dev.staleframe.judge.CellVerdict;
import dev.staleframe.judge.Contrast;
import dev.staleframe.judge.Verdict;
import dev.staleframe.search.EdgeSearch.Answer;
import java.util.List;
import java.util.function.IntFunction;

/** The trials of one cell, as many as it takes to hold it against others. */
final class CellTrials {
  /** So many at a time; also so many sightings of the cell that the others are held against. */
  private static final int BATCH = 10;

  private final IntFunction<CellVerdict> runner;
  private final int most;
  private final String failure;
  private CellVerdict verdict;
  private int ran;

  /**
   * @param verdict on no trials, or on what kept them from being run
   * @param runner runs so many more, and gives a verdict on all
   * @param most how many trials there may be
   */
  CellTrials(CellVerdict verdict, IntFunction<CellVerdict> runner, int most) {
    this.verdict = verdict;
    this.runner = runner;
    this.most = most;
    this.failure = unbuilt(verdict);
  }

  private CellTrials(String failure) {
    this.runner = count -> null;
    this.most = 0;
    this.failure = failure;
  }

  /**
   * Provides the release and builds the fixture.
   *
   * @param prepare does it
   * @param most how many trials there may be
   * @throws StaleframeException exit code 2 or 3 if the release can't be had
   */
  static CellTrials of(Campaign campaign, Runnable prepare, int most) {
    prepare.run();
    return new CellTrials(campaign.verdicts().get(0), count -> run(campaign, count), most);
  }

  private static CellVerdict run(Campaign campaign, int count) {
    campaign.expect(count);
    return campaign.run(count).get(0);
  }

  /** The same, but that there is no such release is only a failure to be stepped around. */
  static CellTrials ifThere(Campaign campaign, Runnable prepare, int most) {
    try {
      return of(campaign, prepare, most);
    } catch (StaleframeException e) {
      if (e.exitCode() != ExitCode.USAGE) {
        throw e;
      }
      return new CellTrials(e.getMessage().lines().findFirst().orElseThrow());
    }
  }

  private static String unbuilt(CellVerdict verdict) {
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
   * @param reference a cell that shows it
   * @param error how likely it may be missed
   */
  Answer comparedTo(CellTrials reference, double error) {
    while (more() && !mute() && !verdict.isStale() && missed(reference, error) > error) {
      run();
    }
    if (built() && verdict.isStale()) {
      return Answer.YES;
    }
    return built() && missed(reference, error) <= error ? Answer.NO : Answer.UNKNOWN;
  }

  /** Whether the trials so far say nothing at all: more of them would not either. */
  private boolean mute() {
    return ran > 0 && !verdict.judged();
  }

  /** How likely it would have been missed, if it showed as often as in the other. */
  double missed(CellTrials reference, double error) {
    return new Contrast(reference.verdict, verdict).missed(error);
  }

  /** Whether more trials may be run. */
  boolean more() {
    return built() && ran < most;
  }

  /** Some more trials. */
  void run() {
    int count = Math.min(BATCH, most - ran);
    verdict = runner.apply(count);
    ran += count;
  }
}
