package dev.staleframe.study;

import dev.staleframe.Amount;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/**
 * How far a search is.
 *
 * @param scripts how many were run
 * @param avoided how many were not, since they hold what is found already
 * @param candidates how many were looked into
 * @param found the faults among those
 * @param searchNanos how long it searched, in nanoseconds
 */
record ExploreProgress(
    int scripts, int avoided, int candidates, List<Discovery> found, long searchNanos) {
  /** Scripts a second; 0 as long as there is no time to go by. */
  double perSecond() {
    return searchNanos <= 0 ? 0 : scripts * (double) TimeUnit.SECONDS.toNanos(1) / searchNanos;
  }

  /** A line for people. */
  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "%s, %.0f a second; %s, %d confirmed, %,d excluded",
        Amount.grouped(scripts, "scenario"),
        perSecond(),
        Amount.of(candidates, "candidate"),
        found.size(),
        avoided);
  }
}
