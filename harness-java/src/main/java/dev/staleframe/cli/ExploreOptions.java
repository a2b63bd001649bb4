package dev.staleframe.cli;

import dev.staleframe.launch.Launcher;
import java.time.Duration;
import picocli.CommandLine.Option;

/** How scripts are run: many, and each for a short time. */
final class ExploreOptions extends FolderOption {
  private static final int LONGEST_SECONDS = 600;
  private static final int MOST_WORKERS = 256;

  @Option(
      names = "--timeout",
      paramLabel = "SECONDS",
      defaultValue = "5",
      description =
          "how long one scenario may take, 1 to 600; a scenario that takes longer is run again with"
              + " nothing beside it and twice the time (default: ${DEFAULT-VALUE})")
  private int timeout;

  @Option(
      names = "--workers",
      paramLabel = "N",
      description = "scenarios at the same time, 1 to 256 (default: twice the number of cpus)")
  private Integer workers;

  Duration timeout() {
    return Duration.ofSeconds(between("--timeout", timeout, LONGEST_SECONDS));
  }

  int workers() {
    return workers == null ? Launcher.usualWorkers() : between("--workers", workers, MOST_WORKERS);
  }
}
