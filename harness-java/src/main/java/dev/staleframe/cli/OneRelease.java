package dev.staleframe.cli;

import dev.staleframe.StaleframeException;
import dev.staleframe.release.Release;
import dev.staleframe.release.ReleaseSpec;

/** An option's value that stands for a single release. */
final class OneRelease {
  private OneRelease() {}

  /**
   * Reads a release, or {@code latest}.
   *
   * @param option its name
   * @throws StaleframeException exit code 2 if it is none, or may be several
   */
  static Release of(String option, String name, Catalog catalog) {
    ReleaseSpec spec = ReleaseSpec.parse(name);
    if (spec instanceof ReleaseSpec.One || spec instanceof ReleaseSpec.Latest) {
      return spec.expand(catalog).get(0);
    }
    throw StaleframeException.usage("%s takes one release, not %s".formatted(option, name));
  }
}
