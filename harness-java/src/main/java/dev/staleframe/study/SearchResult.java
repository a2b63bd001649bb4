package dev.staleframe.study;

import dev.staleframe.StaleframeException;
import dev.staleframe.journal.RunHeader;
import dev.staleframe.report.ExploreReader;
import dev.staleframe.report.ExploreReport;
import dev.staleframe.report.ExploreResult;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;

/**
 * The result of {@code explore} in its folder, as {@code --format json} prints it. The journal has
 * the trials alone; which of them were a search, and which confirmed a finding, it does not say.
 */
final class SearchResult {
  private static final String FILE = "result.json";

  /** What a journal's run was started by, if it is a search. */
  private static final String COMMAND = "explore";

  private SearchResult() {}

  /** Whether a run is one of {@code explore}. */
  static boolean isSearch(RunHeader run) {
    return run.command().stream().findFirst().filter(COMMAND::equals).isPresent();
  }

  /** Writes it, in place of what was there. */
  static void write(Path folder, ExploreResult result) {
    Path file = folder.resolve(FILE);
    Path fresh = folder.resolve(FILE + ".new");
    try {
      try (PrintStream out =
          new PrintStream(Files.newOutputStream(fresh), false, StandardCharsets.UTF_8)) {
        ExploreReport.json(result, out);
        if (out.checkError()) {
          throw new IOException("no room left?");
        }
      }
      Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw StaleframeException.environment(
          "can't write %s: %s".formatted(file, e.getMessage()), e);
    }
  }

  /**
   * The result beside a journal.
   *
   * @param runs the runs in the journal
   * @param more what else there is to say of the journal, a sentence each
   * @throws StaleframeException exit code 2 if it is not there, or other runs are in the journal
   */
  static ExploreResult read(Path journal, List<RunHeader> runs, List<String> more) {
    if (!runs.stream().allMatch(SearchResult::isSearch)) {
      throw StaleframeException.usage(
          "%s has runs of explore and of other commands; there is no report of both"
              .formatted(journal));
    }
    Path file = journal.resolveSibling(FILE);
    if (!Files.exists(file)) {
      throw StaleframeException.usage(
          "%s is the journal of a search, and its %s is not beside it; a report needs both"
              .formatted(journal, FILE));
    }
    ExploreResult result = ExploreReader.read(file);
    List<String> notes = new ArrayList<>(result.notes());
    notes.addAll(more);
    return result.with(notes);
  }
}
