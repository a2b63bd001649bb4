package dev.staleframe.cli;

import dev.staleframe.StaleframeException;
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
