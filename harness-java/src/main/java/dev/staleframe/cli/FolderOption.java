package dev.staleframe.cli;

import dev.staleframe.StaleframeException;
import dev.staleframe.journal.JournalReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.Locale;
import java.util.stream.Stream;
import picocli.CommandLine.Option;

/** Where a command that runs trials keeps them; and what the numbers of its options may be. */
class FolderOption {
  private static final int MOST_RUNS = 1_000_000;
  private static final Path OUTPUT = Path.of("staleframe-out");

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FOLDER",
      description = "where the journal goes (default: staleframe-out/<command>-<time>)")
  private Path folder;

  Path output(String command) {
    if (folder == null) {
      DateTimeFormatter time = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss", Locale.ROOT);
      return OUTPUT.resolve(command + "-" + LocalDateTime.now().format(time));
    }
    return folder;
  }

  /**
   * The folder to go on in: the one that is named, or the newest that the command made.
   *
   * @throws StaleframeException exit code 2 if none is named and there is none
   */
  Path outputToResume(String command) {
    if (folder != null) {
      return output(command);
    }
    try (Stream<Path> folders = Files.list(OUTPUT)) {
      return folders
          .filter(made -> made.getFileName().toString().startsWith(command + "-"))
          .filter(made -> Files.exists(JournalReader.file(made)))
          .max(Comparator.naturalOrder()) // They have the time in their names.
          .orElseThrow(() -> nothingToResume(command));
    } catch (IOException e) {
      throw nothingToResume(command);
    }
  }

  private static StaleframeException nothingToResume(String command) {
    return StaleframeException.usage(
        "there is nothing to go on from: no %s/%s-... with a journal is here; name its folder with --output"
            .formatted(OUTPUT, command));
  }

  /** The value of {@code --runs}, which means something else to each command. */
  static int runs(int value) {
    return between("--runs", value, MOST_RUNS);
  }

  static int between(String option, int value, int most) {
    return between(option, value, 1, most);
  }

  static int between(String option, int value, int least, int most) {
    if (value < least || value > most) {
      throw StaleframeException.usage(
          String.format(Locale.ROOT, "%s must be %d to %d, not %d", option, least, most, value));
    }
    return value;
  }
}
