package dev.staleframe.cli;

import dev.staleframe.report.JsonReport;
import dev.staleframe.report.ReportWriter;
import dev.staleframe.report.TextReport;
import picocli.CommandLine.Option;

/** Options of every command that prints a result. */
final class OutputOptions {
  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      defaultValue = "text",
      description = "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}), on standard output")
  Format format;

  @Option(names = "--debug", description = "show the stack trace of an error")
  boolean debug;

  /** Writes the result of a study. */
  ReportWriter writer() {
    return format == Format.JSON ? new JsonReport() : new TextReport();
  }
}
