package dev.staleframe.cli;

import dev.staleframe.report.GithubReport;
import dev.staleframe.report.JsonReport;
import dev.staleframe.report.JunitReport;
import dev.staleframe.report.MarkdownReport;
import dev.staleframe.report.ReportWriter;
import dev.staleframe.report.TextReport;
import dev.staleframe.report.html.HtmlReport;
import java.util.Locale;
import java.util.function.Supplier;

/** The formats in which a command can print its result. */
enum Format {
  TEXT(TextReport::new),
  JSON(JsonReport::new),
  JUNIT(JunitReport::new),
  MARKDOWN(MarkdownReport::new),
  GITHUB(GithubReport::new),
  HTML(HtmlReport::new);

  private final Supplier<ReportWriter> writer;

  Format(Supplier<ReportWriter> writer) {
    this.writer = writer;
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
