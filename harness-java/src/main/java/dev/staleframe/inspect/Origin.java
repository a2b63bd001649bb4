package dev.staleframe.inspect;

import dev.staleframe.binary.BuildInfo;
import dev.staleframe.release.Release;
import dev.staleframe.release.ReleaseRange;

/** Which kind of Go built a program, by what the program says itself. */
enum Origin {
  /** A release before {@code g.syscallbp}. */
  BEFORE,
  /** A release that keeps it stale over a callback. */
  FAULTY,
  /** A release with the fix. */
  FIXED,
  /** A development version. */
  DEVELOPMENT,
  /** No release is named. */
  NAMELESS;

  private static final Release FIELD = Release.parse("1.23rc1");
  private static final Release FIX = Release.parse("1.23.1");
  private static final ReleaseRange FAULT = new ReleaseRange(FIELD, FIX);

  static Origin of(BuildInfo build) {
    if (build.release().isEmpty()) {
      return build.development() ? DEVELOPMENT : NAMELESS;
    }
    Release release = build.release().get();
    if (release.compareTo(FIELD) < 0) {
      return BEFORE;
    }
    return FAULT.contains(release) ? FAULTY : FIXED;
  }
}
