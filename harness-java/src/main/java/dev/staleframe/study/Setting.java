package dev.staleframe.study;

import dev.staleframe.fixture.Amplifier;
import dev.staleframe.fixture.Godebug;
import dev.staleframe.fixture.Patch;
import dev.staleframe.release.Release;

/**
 * What a script is run by.
 *
 * @param release the Go release that builds the fixture
 * @param patch the change laid over that release
 * @param amplifier what makes faults visible
 * @param godebug the runtime's settings
 */
record Setting(Release release, Patch patch, Amplifier amplifier, Godebug godebug) {
  /** The usual of a search: freed stacks are unmapped, so that whoever walks one is found out. */
  static Setting usual(Release release) {
    return new Setting(release, Patch.NONE, Amplifier.EFENCE, Godebug.NONE);
  }

  Setting with(Release other) {
    return new Setting(other, patch, amplifier, godebug);
  }

  Setting with(Patch other) {
    return new Setting(release, other, amplifier, godebug);
  }

  Setting with(Amplifier other) {
    return new Setting(release, patch, other, godebug);
  }

  Setting with(Godebug other) {
    return new Setting(release, patch, amplifier, other);
  }
}
