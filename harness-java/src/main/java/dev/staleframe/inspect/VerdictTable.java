package dev.staleframe.inspect;

import dev.staleframe.ExitCode;
import dev.staleframe.binary.Answer;

/**
 * The verdict on a program: what its file says, against what was seen in its memory. {@code
 * docs/inspect.md} has the same as tables.
 *
 * <p>A look can only add to what the file says. A stale pointer is there whatever the file says of
 * it: a plugin brings callbacks that the host's file has not, and a build can name a release whose
 * sources were changed. That nothing is stale now says nothing of later.
 */
final class VerdictTable {
  private VerdictTable() {}

  /** The sighting from which on a need is shown to be there, whatever the file says of it. */
  private static Seen shownFrom(Need need) {
    return switch (need) {
      // Only cgocallbackg of a faulty release leaves a pointer stale, in a callback.
      case RELEASE, CGO, CALLBACKS -> Seen.STALE;
      // A pointer is left stale whether there is a tracer that follows it or not.
      case ARCHITECTURE, TRACER, FRAME_POINTERS -> Seen.FOLLOWED;
    };
  }

  /** Whether a sighting shows that a need is there. */
  static boolean shows(Seen seen, Need need) {
    return seen.compareTo(shownFrom(need)) >= 0;
  }

  /**
   * Whether the program is affected.
   *
   * @param file whether all needs are there, by the file alone
   */
  static Answer affected(Answer file, Seen seen) {
    return switch (seen) {
      case NO_MEMORY, NOTHING_STALE -> file;
      case STALE, FOLLOWED -> Answer.YES;
    };
  }

  /** How {@code inspect} exits. */
  static ExitCode exitCode(Answer affected) {
    return affected == Answer.NO ? ExitCode.OK : ExitCode.UNEXPECTED;
  }
}
