package dev.staleframe.script;

import dev.staleframe.release.Release;
import java.util.Optional;

/** What the header of a scenario can name: what is as it is for all of its steps. */
public sealed interface Entry permits Actor, BuildOption, GodebugSetting {
  /** What there can be only one of in a header. */
  String key();

  /** The first release that can do it; empty if all can. */
  Optional<Release> first();
}
