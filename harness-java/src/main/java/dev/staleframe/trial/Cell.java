package dev.staleframe.trial;

import dev.staleframe.fixture.Amplifier;
import dev.staleframe.fixture.Arch;
import dev.staleframe.fixture.Godebug;
import dev.staleframe.fixture.Patch;
import dev.staleframe.fixture.Scenario;
import dev.staleframe.fixture.ShimVariant;
import dev.staleframe.release.Release;
import java.util.Objects;

/**
 * What a trial runs: one release x patch x scenario x amplifier x place.
 *
 * @param release the Go release that builds the fixture
 * @param patch the change laid over that release
 * @param scenario what the fixture does
 * @param amplifier what makes the fault visible
 * @param godebug the runtime's settings
 * @param shim how the C between the Go frames is compiled
 * @param place where it is built and runs
 * @param arch the architecture, as GOARCH names it
 */
public record Cell(
    Release release,
    Patch patch,
    Scenario scenario,
    Amplifier amplifier,
    Godebug godebug,
    ShimVariant shim,
    Place place,
    String arch) {
  /** The first release that looks at the frame pointer on entering a system call or C. */
  private static final Release FIRST_CHECK = Release.parse("1.23.1");

  private static final String USUAL_ARCH = Arch.AMD64.toString();

  /** The same of another release. */
  public Cell with(Release other) {
    return new Cell(other, patch, scenario, amplifier, godebug, shim, place, arch);
  }

  /** The same with another change laid over the release. */
  public Cell with(Patch other) {
    return new Cell(release, other, scenario, amplifier, godebug, shim, place, arch);
  }

  /** The same under another amplifier. */
  public Cell with(Amplifier other) {
    return new Cell(release, patch, scenario, other, godebug, shim, place, arch);
  }

  /** The same with other settings. */
  public Cell with(Godebug other) {
    return new Cell(release, patch, scenario, amplifier, other, shim, place, arch);
  }

  /** Whether it is known what the fault and the check are in what this cell builds. */
  public boolean known() {
    return patch.effect() != Patch.Effect.UNKNOWN;
  }

  /**
   * Whether the fault is known to be in what this cell builds; where the scenario plants a bad
   * pointer itself, whether what is built is known to find that.
   */
  public boolean faulty() {
    if (scenario.plants() && known()) {
      return scenario.stale().contains(release) || patch.effect() == Patch.Effect.ADDS_CHECK;
    }
    return switch (patch.effect()) {
      case NONE, ADDS_CHECK -> scenario.stale().contains(release);
      case REMOVES_FAULT, UNKNOWN -> false;
      case BRINGS_FAULT -> !scenario.control();
    };
  }

  /** Whether what this cell builds is known to check the frame pointer itself. */
  public boolean hasCheck() {
    return patch.effect() == Patch.Effect.ADDS_CHECK
        || known() && release.compareTo(FIRST_CHECK) >= 0;
  }

  /**
   * Whether the trace is read: where nothing else would make the fault visible, and the goroutine
   * whose stack is to be looked at waits in C.
   */
  public boolean recorded() {
    return amplifier == Amplifier.NONE && scenario.parks();
  }

  /** Of what tells most cells apart: a journal has a million trials, and each asks for it. */
  @Override
  public int hashCode() {
    return Objects.hash(release, scenario.name(), scenario.text(), amplifier, place);
  }

  /** What identifies it, the same in every process; for machines rather than people. */
  public String id() {
    String id = identity();
    return scenario.text() == null ? id : id + " " + scenario.text();
  }

  private String identity() {
    return String.join(
        " ",
        release.toString(),
        patch.toString(),
        scenario.name(),
        amplifier.toString(),
        godebug.toString(),
        shim.toString(),
        place.toString(),
        arch);
  }

  /** The label, and under which amplifier. */
  public String title() {
    return label() + ", amplifier " + amplifier;
  }

  /**
   * The release, and the patch, the settings, the architecture and the place if they are not the
   * usual. Usual is amd64 on every machine: a label is the same wherever it is read.
   */
  public String label() {
    return setup()
        + (arch.equals(USUAL_ARCH) ? "" : " on " + arch)
        + (place == Place.HOST ? "" : " " + place.words());
  }

  /** The release, and the patch and the settings if there are any. */
  public String setup() {
    return release
        + (patch == Patch.NONE ? "" : " with " + patch)
        + (godebug.equals(Godebug.NONE) ? "" : " with GODEBUG=" + godebug);
  }
}
