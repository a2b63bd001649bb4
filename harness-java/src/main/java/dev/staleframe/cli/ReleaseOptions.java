package dev.staleframe.cli;

import dev.staleframe.release.Release;
import dev.staleframe.release.ReleaseSpec;
import java.util.List;
import picocli.CommandLine.Option;

/** The option of every command that takes Go releases. */
final class ReleaseOptions {
  static final String DESCRIPTION =
      "Go releases: 1.23.0; 1.23rc1..1.23.4 or 1.23.0..latest, with all between; 1.24.x, every"
          + " patch release; latest; minors, the newest of each; repeat it, or separate with"
          + " commas (default: ${DEFAULT-VALUE})";

  @Option(
      names = "--go",
      paramLabel = "RELEASE",
      split = ",",
      defaultValue = "1.23.0,1.23.1",
      description = DESCRIPTION)
  private List<String> names;

  /** The releases in the order given, each once. Only a name that stands for several is asked. */
  List<Release> releases(Session session) {
    return releases(names, session);
  }

  static List<Release> releases(List<String> names, Session session) {
    List<ReleaseSpec> specs = names.stream().map(ReleaseSpec::parse).toList();
    Catalog catalog = new Catalog(session);
    return specs.stream().flatMap(spec -> spec.expand(catalog).stream()).distinct().toList();
  }
}
