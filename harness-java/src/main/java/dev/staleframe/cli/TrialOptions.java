package dev.staleframe.cli;

import dev.staleframe.StaleframeException;
import dev.staleframe.fixture.ShimVariant;
import dev.staleframe.launch.Launcher;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import picocli.CommandLine.Option;

/** Options of every command that runs trials. */
final class TrialOptions {
  private static final int MOST_RUNS = 1_000_000;
  private static final int MOST_WORKERS = 256;
  private static final int LONGEST_SECONDS = 3600;

  @Option(
      names = "--shim",
      paramLabel = "VARIANT",
      defaultValue = "fp",
      description =
          "the C between the Go frames, with or without frame pointers:"
              + " ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE})")
  ShimVariant shim;

  @Option(
      names = "--timeout",
      paramLabel = "SECONDS",
      defaultValue = "20",
      description = "how long one trial may take, 1 to 3600 (default: ${DEFAULT-VALUE})")
  private int timeout;

  @Option(
      names = "--workers",
      paramLabel = "N",
      description = "trials at the same time, 1 to 256 (default: twice the number of cpus)")
  private Integer workers;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FOLDER",
      description = "where the journal goes (default: staleframe-out/<command>-<time>)")
  private Path folder;

  Duration timeout() {
    return Duration.ofSeconds(between("--timeout", timeout, LONGEST_SECONDS));
  }

  int workers() {
    return workers == null ? Launcher.usualWorkers() : between("--workers", workers, MOST_WORKERS);
  }

  Path output(String command) {
    if (folder == null) {
      DateTimeFormatter time = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss", Locale.ROOT);
      return Path.of("staleframe-out", command + "-" + LocalDateTime.now().format(time));
    }
    if (folder.toString().isEmpty()) {
      throw StaleframeException.usage("--output needs the name of a folder");
    }
    return folder;
  }

  /** The value of {@code --runs}, which means something else to each command. */
  static int runs(int value) {
    return between("--runs", value, MOST_RUNS);
  }

  private static int between(String option, int value, int most) {
    return between(option, value, 1, most);
  }

  /** The value of an option, if it is in its range. */
  static int between(String option, int value, int least, int most) {
    if (value < least || value > most) {
      throw StaleframeException.usage(
          String.format(Locale.ROOT, "%s must be %d to %d, not %d", option, least, most, value));
    }
    return value;
  }
}
