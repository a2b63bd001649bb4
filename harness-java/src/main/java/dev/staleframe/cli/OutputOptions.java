package dev.staleframe.cli;

import java.io.PrintStream;
import java.util.function.Consumer;
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
  private Format format;

  @Option(names = "--debug", description = "show the stack trace of an error")
  boolean debug;

  /** Prints a result of which nothing is kept, in the format that was asked for. */
  void print(Terminal terminal, Consumer<PrintStream> text, Consumer<PrintStream> json) {
    print(terminal, text, json, "");
  }

  /**
   * Prints a result in the format that was asked for.
   *
   * @param journal where the records are that it comes from
   */
  void print(
      Terminal terminal, Consumer<PrintStream> text, Consumer<PrintStream> json, String journal) {
    terminal.print(format == Format.JSON ? json : text, journal);
  }
}
