package dev.staleframe.cli;

import picocli.CommandLine.Option;

/** Options of every command that prints a result other than that of a study. */
final class OutputOptions {
  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      defaultValue = "text",
      converter = PlainFormats.class,
      completionCandidates = PlainFormats.class,
      description = "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}), on standard output")
  Format format;

  @Option(names = "--debug", description = "show the stack trace of an error")
  boolean debug;
}
