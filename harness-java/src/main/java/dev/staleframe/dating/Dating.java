package dev.staleframe.dating;

import dev.staleframe.release.Release;
import java.util.List;
import java.util.Optional;

/**
 * Which release printed a log.
 *
 * @param releases those that come into question; empty if nothing says
 * @param how what says it; other sources may have narrowed it further
 * @param evidence the lines of the log that say it, and in which way
 * @param contradiction which sources contradict each other, and which is trusted
 */
public record Dating(
    ReleaseSet releases, How how, List<String> evidence, Optional<String> contradiction) {

  public Dating {
    evidence = List.copyOf(evidence);
  }

  /**
   * Whether the log may be of that release. Lines that the first or last release of the table has
   * may be those of an older or newer one too.
   */
  public boolean allows(Release release) {
    return releases.isEmpty()
        || releases.contains(release)
        || (how == How.LINES && releases.reachesBeyondTable(release));
  }

  /** The release, if only one comes into question. */
  public Optional<Release> release() {
    return releases.releases().size() == 1
        ? Optional.of(releases.releases().get(0))
        : Optional.empty();
  }

  /** {@code 1.23rc2 or 1.23.0 (dated by its line numbers)}. */
  @Override
  public String toString() {
    return releases.isEmpty() ? how.toString() : releases + " (" + how + ")";
  }
}
