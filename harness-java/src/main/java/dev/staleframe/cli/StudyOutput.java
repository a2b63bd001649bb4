package dev.staleframe.cli;

import java.util.List;
import picocli.CommandLine.Option;

/** Options of every command that prints what a study found. */
final class StudyOutput {
  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      defaultValue = "text",
      description =
          "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}), on standard output; junit is XML"
              + " for test reports, markdown a summary and github the annotations of a GitHub"
              + " Actions step, html a page for a browser")
  private Format format;

  @Option(
      names = "--report",
      paramLabel = "FORMAT=FILE",
      description =
          "write it to a file too, in any of these formats; the folder of the file must be there;"
              + " repeat it for more files")
  private List<String> files = List.of();

  @Option(names = "--debug", description = "show the stack trace of an error")
  private boolean debug;

  /**
   * Where the result will go. To be asked for before anything is run: a file that can't be written
   * is found out here.
   *
   * @throws dev.staleframe.StaleframeException exit code 2 if there is such a file
   */
  Reports reports() {
    return new Reports(format, ReportFile.parse(files));
  }
}
