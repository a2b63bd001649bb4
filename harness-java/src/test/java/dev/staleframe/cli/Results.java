package dev.staleframe.cli;

import dev.staleframe.journal.LogShelf;
import dev.staleframe.report.Origin;
import dev.staleframe.report.StudyResult;
import java.io.ByteArrayOutputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Results to print. */
final class Results {
  /** Nothing was run, and all is well. */
  static final StudyResult EMPTY =
      new StudyResult(
          "reproduce",
          "heading",
          "conclusion",
          true,
          List.of(),
          List.of(),
          List.of(),
          List.of(),
          Optional.empty(),
          new Origin(
              List.of(), List.of(Path.of("/out/journal.ndjson")), LogShelf.beside(List.of())));

  private Results() {}

  /** Where words go that nobody reads. */
  static ByteArrayOutputStream sink() {
    return new ByteArrayOutputStream();
  }
}
