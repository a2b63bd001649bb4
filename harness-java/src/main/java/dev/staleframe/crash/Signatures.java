package dev.staleframe.crash;

import dev.staleframe.release.Release;
import java.util.List;
import java.util.Optional;

/** Recognizes crashes as known bugs. */
public final class Signatures {
  private static final List<Signature> ALL = List.of(new StaleWalk(), new StaleReentry());

  private Signatures() {}

  /**
   * The known bug that the crash shows, if it shows one. The release is not held against the bug's
   * range: a match outside of it means that the bug is back.
   *
   * @param release the release the program was built with, if that is known; if not, lines of
   *     source are read as those of the affected releases
   */
  public static Optional<SignatureMatch> match(Crash crash, Optional<Release> release) {
    return ALL.stream().flatMap(signature -> signature.match(crash, release).stream()).findFirst();
  }

  /**
   * Whether a crash of the tracer in this release can be recognized, that is, whether the lines of
   * its {@code traceStack} are known. A release from before Go 1.23 has no {@code gp.syscallbp}.
   */
  public static boolean covers(Release release) {
    return TraceStackLines.of(release).isPresent();
  }
}
