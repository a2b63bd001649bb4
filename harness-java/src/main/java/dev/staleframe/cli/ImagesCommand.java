package dev.staleframe.cli;

import dev.staleframe.ExitCode;
import dev.staleframe.StaleframeException;
import dev.staleframe.container.ContainerLimits;
import dev.staleframe.container.Images;
import dev.staleframe.container.Libc;
import dev.staleframe.container.ReleaseImage;
import dev.staleframe.fixture.Workspace;
import dev.staleframe.release.Release;
import dev.staleframe.report.ProgressView;
import dev.staleframe.study.ContainerChoice;
import dev.staleframe.study.Workbench;
import dev.staleframe.trial.Place;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code staleframe images}. */
@Command(
    name = "images",
    mixinStandardHelpOptions = true,
    description = {
      "Finds or makes the container images of Go releases, and says what they are made from.",
      "",
      "That is the official golang image where the Docker engine can pull it, else Debian's"
          + " packages and the verified toolchain. Commands that run trials in containers do this"
          + " by themselves."
    })
final class ImagesCommand implements Callable<Integer> {
  private final Session session;

  @Mixin private ReleaseOptions go;

  @Option(
      names = "--in",
      paramLabel = "PLACE",
      split = ",",
      defaultValue = "container",
      description =
          "what the images are for, container or container-musl; repeat it, or separate with commas"
              + " (default: ${DEFAULT-VALUE})")
  private List<Place> places;

  @Option(names = "--image", paramLabel = "NAME", description = PlaceOptions.IMAGE)
  private Optional<String> image = Optional.empty();

  @Option(names = "--debug", description = "show the stack trace of an error")
  private boolean debug;

  ImagesCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    List<Libc> libcs = places.stream().distinct().map(ImagesCommand::libc).toList();
    List<Release> releases = go.releases(session);
    Workspace workspace = Workspace.find(session.environment());
    List<ReleaseImage> made = new ArrayList<>();
    try (ProgressView progress = session.terminal().progress()) {
      Workbench workbench = Workbench.open(session.environment(), workspace);
      ContainerChoice choice = new ContainerChoice(image, ContainerLimits.USUAL);
      Images images = workbench.images(choice, progress::preparing);
      for (Release release : releases) {
        libcs.forEach(libc -> made.add(images.provide(release, libc)));
      }
    }
    session.terminal().print(out -> made.forEach(image -> print(image, out)));
    return ExitCode.OK.code();
  }

  private static Libc libc(Place place) {
    return Libc.of(place)
        .orElseThrow(() -> StaleframeException.usage("there are no images for the host"));
  }

  private static void print(ReleaseImage made, PrintStream out) {
    out.printf(
        Locale.ROOT,
        "%s: Go %s, %s, from %s%n",
        made.name(),
        made.release(),
        made.libc(),
        made.source());
  }
}
