package dev.staleframe.study;

import dev.staleframe.fixture.Amplifier;
import dev.staleframe.fixture.Godebug;
import dev.staleframe.fixture.Patch;
import dev.staleframe.release.Release;
import dev.staleframe.script.Header;
import java.util.HashMap;
import java.util.Map;

/**
 * What a script is run by.
 *
 * @param release the Go release that builds the fixture
 * @param patch the change laid over that release
 * @param amplifier what makes faults visible
 * @param godebug the runtime's settings
 */
record Setting(Release release, Patch patch, Amplifier amplifier, Godebug godebug) {
  /** The setting of GODEBUG that is an amplifier, {@link Amplifier#EFENCE}. */
  private static final String EFENCE = "efence";

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

  /** With what a script says of itself; what is set here already stays as it is. */
  Setting of(Header header) {
    Map<String, String> settings = new HashMap<>();
    header.settings().forEach(one -> settings.put(one.name(), Integer.toString(one.value())));
    boolean fenced = !"0".equals(settings.remove(EFENCE));
    settings.putAll(godebug.settings());
    return new Setting(release, patch, fenced ? amplifier : Amplifier.NONE, new Godebug(settings));
  }
}
