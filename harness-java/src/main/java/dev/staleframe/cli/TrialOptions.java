package dev.staleframe.cli;

import dev.staleframe.fixture.ShimVariant;
import dev.staleframe.launch.Launcher;
import picocli.CommandLine.Option;

/** Options of every command that runs trials, several at a time. */
final class TrialOptions extends TrialBasics {
  private static final int MOST_WORKERS = 256;

  @Option(
      names = "--shim",
      paramLabel = "VARIANT",
      defaultValue = "fp",
      description =
          "the C between the Go frames, with or without frame pointers:"
              + " ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE})")
  ShimVariant shim;

  @Option(
      names = "--workers",
      paramLabel = "N",
      description = "trials at the same time, 1 to 256 (default: twice the number of cpus)")
  private Integer workers;

  int workers() {
    return workers == null ? Launcher.usualWorkers() : between("--workers", workers, MOST_WORKERS);
  }
}
