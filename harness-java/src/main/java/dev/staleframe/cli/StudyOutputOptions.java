package dev.staleframe.cli;

import dev.staleframe.report.StudyResult;
import picocli.CommandLine.Option;

/** Options of every command that prints the result of a study. */
final class StudyOutputOptions {
  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      defaultValue = "text",
      description = "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}), on standard output")
  private StudyFormat format;

  @Option(names = "--debug", description = "show the stack trace of an error")
  private boolean debug;

  /** Prints the result. */
  void print(StudyResult result, Terminal terminal) {
    format.writer().write(result, terminal.out());
  }
}
