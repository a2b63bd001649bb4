package dev.staleframe.cli;

import dev.staleframe.release.Release;
import java.util.List;
import picocli.CommandLine.Option;

/** The option of every command that takes Go releases. */
final class ReleaseOptions {
  @Option(
      names = "--go",
      paramLabel = "RELEASE",
      split = ",",
      defaultValue = "1.23.0,1.23.1",
      description = "a Go release; repeat it, or separate with commas (default: ${DEFAULT-VALUE})")
  private List<String> names;

  /** The releases in the order given, each once. */
  List<Release> releases() {
    return names.stream().map(Release::parse).distinct().toList();
  }
}
