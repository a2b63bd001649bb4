package dev.staleframe.cli;

import dev.staleframe.StaleframeException;
import dev.staleframe.report.CostResult;
import dev.staleframe.report.ExploreResult;
import dev.staleframe.report.StudyResult;
import java.io.PrintStream;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

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
   * The same, for timings.
   *
   * @throws StaleframeException exit code 2 if one is in a format in which timings can't be
   */
  Reports ofTimings() {
    require(
        asked -> asked.timings().isPresent(), "timings are reported as text, json or html, not ");
    return this;
  }

  private void require(Predicate<Format> possible, String otherwise) {
    Stream.concat(Stream.of(format), files.stream().map(ReportFile::format))
        .filter(possible.negate())
        .findFirst()
        .ifPresent(
            asked -> {
              throw StaleframeException.usage(otherwise + asked);
            });
  }

  /**
   * Writes all reports of timings.
   *
   * @throws StaleframeException exit code 2 if one is in a format in which timings can't be, 3 if a
   *     file could not be written after all
   */
  void write(CostResult result, PrintStream out) {
    ofTimings().write(asked -> to -> asked.timings().orElseThrow().accept(result, to), out);
  }

  /**
   * Writes all reports of a search.
   *
   * @throws StaleframeException exit code 2 if one is in a format in which a search can't be, 3 if
   *     a file could not be written after all
   */
  void write(ExploreResult result, PrintStream out) {
    require(asked -> asked.search().isPresent(), "a search is reported as text or json, not ");
    write(asked -> to -> asked.search().orElseThrow().accept(result, to), out);
  }

  /**
   * Writes all reports of a study.
   *
   * @throws StaleframeException exit code 3 if a file could not be written after all
   */
  void write(StudyResult result, PrintStream out) {
    write(asked -> to -> asked.writer().write(result, to), out);
  }

  /** A file that fails does not keep the others from being written. */
  private void write(Function<Format, Consumer<PrintStream>> report, PrintStream out) {
    report.apply(format).accept(out);
    StaleframeException failure = null;
    for (ReportFile file : files) {
      try {
        file.write(report.apply(file.format()));
      } catch (StaleframeException e) {
        failure = failure == null ? e : failure;
      }
    }
    if (failure != null) {
      throw failure;
    }
  }
}
