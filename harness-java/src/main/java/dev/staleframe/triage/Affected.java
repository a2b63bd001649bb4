package dev.staleframe.triage;

import dev.staleframe.release.Release;
import java.util.Set;

/** Whether issue 69087's releases are those that may have printed a log. */
enum Affected {
  ALL,
  SOME,
  NONE;

  /**
   * @param candidates the releases that may have printed it; empty if that is not known, which
   *     leaves room for an affected one
   */
  static Affected of(Set<Release> candidates) {
    long in = candidates.stream().filter(KnownCrashes.ISSUE_69087.releases()::contains).count();
    if (candidates.isEmpty()) {
      return SOME;
    }
    return in == candidates.size() ? ALL : in == 0 ? NONE : SOME;
  }
}
