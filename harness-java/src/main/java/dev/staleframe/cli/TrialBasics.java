package dev.staleframe.cli;

import java.time.Duration;
import picocli.CommandLine.Option;

/** Options of every command that runs trials, be it several at a time or one. */
class TrialBasics extends FolderOption {
  private static final int LONGEST_SECONDS = 3600;

  @Option(
      names = "--timeout",
      paramLabel = "SECONDS",
      defaultValue = "20",
      description = "how long one trial may take, 1 to 3600 (default: ${DEFAULT-VALUE})")
  private int timeout;

  Duration timeout() {
    return Duration.ofSeconds(between("--timeout", timeout, LONGEST_SECONDS));
  }
}
