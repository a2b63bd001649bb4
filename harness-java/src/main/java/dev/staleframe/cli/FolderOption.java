package dev.staleframe.cli;

import dev.staleframe.StaleframeException;
import dev.staleframe.journal.JournalReader;
import dev.staleframe.journal.OutputFolder;
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

  /** The rest of the name of a folder that nobody named. */
  private static final String MADE = "-[0-9]{8}-[0-9]{6}(-[0-9]{1,9})?";

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FOLDER",
      description = "where the journal goes (default: staleframe-out/<command>-<time>)")
  private Path folder;

  OutputFolder output(String command) {
    if (folder == null) {
      DateTimeFormatter time = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss", Locale.ROOT);
      return OutputFolder.fresh(OUTPUT.resolve(command + "-" + LocalDateTime.now().format(time)));
    }
    return OutputFolder.named(folder);
  }

  /**
   * The folder to go on in: the one that is named, or the newest that the command made.
   *
   * @throws StaleframeException exit code 2 if none is named and there is none
   */
  OutputFolder outputToResume(String command) {
    if (folder != null) {
      return output(command);
    }
    try (Stream<Path> folders = Files.list(OUTPUT)) {
      return folders
          .filter(made -> made.getFileName().toString().matches(command + MADE))
          .filter(made -> Files.exists(JournalReader.file(made)))
          .max(Comparator.comparing(FolderOption::madeAt))
          .map(OutputFolder::named)
          .orElseThrow(() -> nothingToResume(command));
    } catch (IOException e) {
      throw nothingToResume(command);
    }
  }

  /** The time in the name of a folder, and the number where several runs began in one second. */
  private static String madeAt(Path folder) {
    String[] parts = folder.getFileName().toString().split("-", 4);
    String number = parts.length < 4 ? "" : parts[3];
    return parts[1] + parts[2] + "0".repeat(Math.max(0, 9 - number.length())) + number;
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
