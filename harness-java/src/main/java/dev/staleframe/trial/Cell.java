package dev.staleframe.trial;

import dev.staleframe.fixture.Amplifier;
import dev.staleframe.fixture.Patch;
import dev.staleframe.fixture.Scenario;
import dev.staleframe.fixture.ShimVariant;
import dev.staleframe.release.Release;

/**
 * What a trial runs: one release x patch x scenario x amplifier x place.
 *
 * @param release the Go release that builds the fixture
 * @param patch the change laid over that release
 * @param scenario what the fixture does
 * @param amplifier what makes the fault visible
 * @param shim how the C between the Go frames is compiled
 * @param place where it runs, {@code host} or {@code container}
 * @param arch the architecture, as GOARCH names it
 */
public record Cell(
    Release release,
    Patch patch,
    Scenario scenario,
    Amplifier amplifier,
    ShimVariant shim,
    String place,
    String arch) {
  /** Whether the fault is known to be in what this cell builds. */
  public boolean expectedStale() {
    return switch (patch.effect()) {
      case NONE -> scenario.stale().contains(release);
      case REMOVES_FAULT -> false;
      case BRINGS_FAULT -> !scenario.control();
    };
  }

  /** The release, and the patch if there is one, as people read it. */
  public String label() {
    return patch == Patch.NONE ? release.toString() : release + " with " + patch;
  }

  /** Whether a trial that does not crash says something of the fault. */
  public boolean decisive() {
    return scenario.decisive().contains(amplifier);
  }
}
