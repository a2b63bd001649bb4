package dev.staleframe.cli;

import dev.staleframe.StaleframeException;
import dev.staleframe.report.CostResult;
import dev.staleframe.report.ExploreResult;
import dev.staleframe.report.StudyResult;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Where the result of a study goes.
 *
 * @param format on standard output
 * @param files beside it
 */
record Reports(Format format, List<ReportFile> files) implements AutoCloseable {
  Reports {
    files = List.copyOf(files);
  }

  /** Gives the files free for other processes. */
  @Override
  public void close() {
    files.forEach(ReportFile::close);
  }

  /**
   * Holds the formats against those in which timings can be.
   *
   * @throws StaleframeException exit code 2 if one is in a format in which timings can't be
   */
  void requireTimings() {
    require(
        asked -> asked.timings().isPresent(), "timings are reported as text, json or html, not ");
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
   *     report could not be written after all
   */
  void write(CostResult result, Terminal terminal) {
    requireTimings();
    write(
        asked -> to -> asked.timings().orElseThrow().accept(result, to),
        terminal,
        result.journal());
  }

  /**
   * Writes all reports of a search.
   *
   * @throws StaleframeException exit code 2 if one is in a format in which a search can't be, 3 if
   *     a file could not be written after all
   */
  void write(ExploreResult result, Terminal terminal) {
    require(asked -> asked.search().isPresent(), "a search is reported as text or json, not ");
    write(
        asked -> to -> asked.search().orElseThrow().accept(result, to), terminal, result.journal());
  }

  /**
   * Writes all reports of a study.
   *
   * @throws StaleframeException exit code 3 if a report could not be written after all
   */
  void write(StudyResult result, Terminal terminal) {
    String journals =
        result.origin().journals().stream().map(Path::toString).collect(Collectors.joining(", "));
    write(asked -> to -> asked.writer().write(result, to), terminal, journals);
  }

  /** A report that can't be written does not keep the others from being written. */
  private void write(
      Function<Format, Consumer<PrintStream>> report, Terminal terminal, String journal) {
    List<Runnable> writes = new ArrayList<>();
    writes.add(() -> terminal.print(report.apply(format), journal));
    files.forEach(file -> writes.add(() -> file.write(report.apply(file.format()))));
    StaleframeException failure = null;
    for (Runnable write : writes) {
      try {
        write.run();
      } catch (StaleframeException e) {
        failure = failure == null ? e : failure;
      }
    }
    if (failure != null) {
      throw failure;
    }
  }
}
