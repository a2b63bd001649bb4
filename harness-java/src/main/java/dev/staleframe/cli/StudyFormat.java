package dev.staleframe.cli;

import dev.staleframe.report.JsonReport;
import dev.staleframe.report.ReportWriter;
import dev.staleframe.report.TextReport;
import dev.staleframe.report.html.HtmlReport;
import java.util.Locale;
import java.util.function.Supplier;

/** The formats in which a command can print the result of a study. */
enum StudyFormat {
  TEXT(TextReport::new),
  JSON(JsonReport::new),
  HTML(HtmlReport::new);

  private final Supplier<ReportWriter> writer;

  StudyFormat(Supplier<ReportWriter> writer) {
    this.writer = writer;
  }

  ReportWriter writer() {
    return writer.get();
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
