package dev.staleframe.script;

import dev.staleframe.release.Release;
import java.util.Optional;

/** A part of the language that Go supports from some release on. */
interface Since {
  /** The first release that supports it; empty if every release does. */
  default Optional<Release> first() {
    return Optional.empty();
  }

  /** Whether {@code release} supports it. */
  default boolean isIn(Release release) {
    return first().stream().allMatch(first -> first.compareTo(release) <= 0);
  }
}
