package dev.staleframe.triage;

import dev.staleframe.crash.Crash;
import dev.staleframe.crash.TracerWalk;
import dev.staleframe.crash.WalkStart;
import dev.staleframe.release.Release;
import dev.staleframe.release.ReleaseRange;
import java.util.EnumSet;
import java.util.Set;

/**
 * A known bug, and how a crash of it looks.
 *
 * @param id the number, or a word where there is none
 * @param title the crash's title, or how it begins; {@code *} at its head stands for any signal
 * @param starts from where the tracer's walk may have started; none if it is no such walk
 * @param through a function that such a walk came through, or how it begins; empty for any
 * @param releases where it occurs
 * @param reference the issues
 * @param cause what goes wrong, as it follows on "because" or a colon
 * @param advice what to do about it
 */
public record KnownCrash(
    String id,
    String title,
    Set<WalkStart> starts,
    String through,
    ReleaseRange releases,
    String reference,
    String cause,
    String advice) {
  private static final String ANY_SIGNAL = "*";

  public KnownCrash {
    starts = Set.copyOf(starts);
  }

  static KnownCrash of(
      String id,
      String title,
      EnumSet<WalkStart> starts,
      String through,
      String releases,
      String reference,
      String cause,
      String advice) {
    ReleaseRange range = ReleaseRange.parse(releases);
    return new KnownCrash(id, title, starts, through, range, reference, cause, advice);
  }

  /** Whether a crash of this bug has that title. */
  boolean shows(Crash crash) {
    String seen = crash.title();
    return title.startsWith(ANY_SIGNAL)
        ? hasFault(crash) && seen.endsWith(title.substring(ANY_SIGNAL.length()))
        : seen.startsWith(title);
  }

  /** Also if the log begins below the line that named the signal. */
  private static boolean hasFault(Crash crash) {
    return crash.fault().isPresent() || crash.kind() == Crash.Kind.UNKNOWN;
  }

  /** Whether the walk came to it by that way. */
  boolean isPassedBy(TracerWalk walk) {
    return through.isEmpty()
        || walk.callers().stream().anyMatch(frame -> frame.function().startsWith(through));
  }

  /** Whether one of the releases has the bug; true if none is known. */
  boolean occursIn(Set<Release> candidates) {
    return candidates.isEmpty() || candidates.stream().anyMatch(releases::contains);
  }
}
