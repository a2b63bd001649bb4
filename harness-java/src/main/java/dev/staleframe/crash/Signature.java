package dev.staleframe.crash;

import dev.staleframe.release.Release;
import java.util.Optional;

/** One way in which a known bug shows in a crash. */
sealed interface Signature permits StaleWalk, StaleReentry {

  /** The match, if the crash has this signature. */
  Optional<SignatureMatch> match(Crash crash, Optional<Release> release);
}
