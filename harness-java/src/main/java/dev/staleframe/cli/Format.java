package dev.staleframe.cli;

import dev.staleframe.report.CostReport;
import dev.staleframe.report.CostResult;
import dev.staleframe.report.ExploreReport;
import dev.staleframe.report.ExploreResult;
import dev.staleframe.report.GithubReport;
import dev.staleframe.report.JsonReport;
import dev.staleframe.report.JunitReport;
import dev.staleframe.report.MarkdownReport;
import dev.staleframe.report.ReportWriter;
import dev.staleframe.report.TextReport;
import dev.staleframe.report.html.HtmlCostReport;
import dev.staleframe.report.html.HtmlReport;
import java.io.PrintStream;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Supplier;

/** The formats in which a command can print its result. */
enum Format {
  TEXT(TextReport::new, CostReport::text, ExploreReport::text),
  JSON(JsonReport::new, CostReport::json, ExploreReport::json),
  JUNIT(JunitReport::new, null, null),
  MARKDOWN(MarkdownReport::new, null, null),
  GITHUB(GithubReport::new, null, null),
  HTML(HtmlReport::new, (result, out) -> new HtmlCostReport().write(result, out), null);

  private final Supplier<ReportWriter> writer;
  private final BiConsumer<CostResult, PrintStream> timings;
  private final BiConsumer<ExploreResult, PrintStream> search;

  Format(
      Supplier<ReportWriter> writer,
      BiConsumer<CostResult, PrintStream> timings,
      BiConsumer<ExploreResult, PrintStream> search) {
    this.writer = writer;
    this.timings = timings;
    this.search = search;
  }

  /** What writes the result of {@code cost} in it; absent if nothing does. */
  Optional<BiConsumer<CostResult, PrintStream>> timings() {
    return Optional.ofNullable(timings);
  }

  /** What writes the result of {@code explore} in it; absent if nothing does. */
  Optional<BiConsumer<ExploreResult, PrintStream>> search() {
    return Optional.ofNullable(search);
  }

  /** What writes the result of a study in it. */
  ReportWriter writer() {
    return writer.get();
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
