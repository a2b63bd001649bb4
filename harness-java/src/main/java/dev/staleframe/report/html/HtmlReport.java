package dev.staleframe.report.html;

import dev.staleframe.report.ReportWriter;
import dev.staleframe.report.StudyResult;
import java.io.PrintStream;

/**
 * For people with a browser: one file that loads nothing and runs nothing, the same for the same
 * result. What comes from a log or a journal has its control characters made visible.
 */
public final class HtmlReport implements ReportWriter {
  @Override
  public void write(StudyResult result, PrintStream out) {
    Templates.render("page.jte", Page.of(result), out);
  }
}
