package dev.staleframe.report;

import dev.staleframe.journal.JournalWriter;
import dev.staleframe.journal.LogShelf;
import dev.staleframe.journal.RunHeader;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Where the records of a result are, and what they come from.
 *
 * @param runs what opens each run in the journals, at least one, in their order
 * @param journals the files
 * @param logs the logs beside them
 */
public record Origin(List<RunHeader> runs, List<Path> journals, LogShelf logs) {
  public Origin {
    runs = List.copyOf(runs);
    journals = List.copyOf(journals);
  }

  /** Of a run that was just made. */
  public static Origin of(JournalWriter journal) {
    List<Path> journals = List.of(journal.file());
    return new Origin(List.of(journal.header()), journals, LogShelf.beside(journals));
  }

  /** The file of a log by its name in a trial; absent where it is not kept, or was lost. */
  public Optional<Path> log(String name) {
    return name == null ? Optional.empty() : logs.find(name);
  }
}
