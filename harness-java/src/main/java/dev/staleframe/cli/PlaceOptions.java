package dev.staleframe.cli;

import dev.staleframe.StaleframeException;
import dev.staleframe.container.ContainerLimits;
import dev.staleframe.fixture.Arch;
import dev.staleframe.study.ContainerChoice;
import dev.staleframe.trial.Place;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Where trials run, and for which architecture. */
final class PlaceOptions {
  static final String IMAGE =
      "the image that containers are made from instead of Go's official one; it must have a C"
          + " compiler and make, and {go} in its name stands for the release:"
          + " registry.example/golang:{go}";

  private static final String LIMITS = "--container-limits";

  @Spec(Spec.Target.MIXEE)
  private CommandSpec command;

  @Option(
      names = "--in",
      paramLabel = "PLACE",
      split = ",",
      defaultValue = "host",
      description =
          "where to build and run: ${COMPLETION-CANDIDATES}; containers need a Docker engine;"
              + " repeat it, or separate with commas (default: ${DEFAULT-VALUE})")
  private List<Place> places;

  @Option(
      names = "--arch",
      paramLabel = "ARCH",
      split = ",",
      description =
          "what to build for: ${COMPLETION-CANDIDATES}; another than the machine's own takes a cross"
              + " compiler and qemu-user (see doctor), and is left out in containers; repeat it, or"
              + " separate with commas (default: the machine's own)")
  private List<Arch> archs = List.of();

  @Option(names = "--image", paramLabel = "NAME", description = IMAGE)
  private Optional<String> image = Optional.empty();

  @Option(
      names = LIMITS,
      paramLabel = "LIMITS",
      description =
          "what each container may take, of memory, of room in each of its folders, and processes"
              + " (default: memory=3g,disk=1g,processes=1024)")
  private Optional<String> limits = Optional.empty();

  List<Place> places() {
    return places.stream().distinct().toList();
  }

  /** Each once; none for each place's own. */
  List<Arch> archs() {
    return archs.stream().distinct().toList();
  }

  /**
   * The only place.
   *
   * @param command which runs in one place
   * @throws StaleframeException exit code 2 if there are several
   */
  Place only(String command) {
    if (places().size() > 1) {
      throw StaleframeException.usage(command + " runs in one place; give --in once");
    }
    return places().get(0);
  }

  /**
   * To be called before anything is looked up.
   *
   * @throws StaleframeException exit code 2 if something is said of containers, and there are none
   */
  void requireEffect() {
    if (places().equals(List.of(Place.HOST))) {
      WithoutEffect.refuse(
          command, "is for containers: add --in container, or leave it out", "--image", LIMITS);
    }
  }

  ContainerChoice containers() {
    return new ContainerChoice(
        image, limits.map(ContainerLimits::parse).orElse(ContainerLimits.USUAL));
  }
}
