package dev.staleframe.cli;

import dev.staleframe.StaleframeException;
import dev.staleframe.report.CostReport;
import dev.staleframe.report.CostResult;
import dev.staleframe.report.StudyResult;
import java.io.PrintStream;
import java.util.List;

/**
 * Where the result of a study goes.
 *
 * @param format on standard output
 * @param files beside it
 */
record Reports(Format format, List<ReportFile> files) {
  Reports {
    files = List.copyOf(files);
  }

  /**
   * Writes the report of timings.
   *
   * @throws StaleframeException exit code 2 if it is to be in a format that there is not
   */
  void write(CostResult result, PrintStream out) {
    if (!files.isEmpty() || format != Format.TEXT && format != Format.JSON) {
      throw StaleframeException.usage("timings are reported as text or json, on standard output");
    }
    if (format == Format.JSON) {
      CostReport.json(result, out);
    } else {
      CostReport.text(result, out);
    }
  }

  /**
   * Writes all reports. A file that fails does not keep the others from being written.
   *
   * @throws StaleframeException exit code 3 if a file could not be written after all
   */
  void write(StudyResult result, PrintStream out) {
    format.writer().write(result, out);
    StaleframeException failure = null;
    for (ReportFile file : files) {
      try {
        file.write(result);
      } catch (StaleframeException e) {
        failure = failure == null ? e : failure;
      }
    }
    if (failure != null) {
      throw failure;
    }
  }
}
