package dev.staleframe.report.html;

import dev.staleframe.report.ReportWriter;
import dev.staleframe.report.StudyResult;
import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.WriterOutput;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;

/**
 * For people with a browser: one file that loads nothing and runs nothing, the same for the same
 * result.
 *
 * <p>The templates are compiled with the harness and escape whatever they are given; what comes
 * from a log or a journal has its control characters made visible before that.
 */
public final class HtmlReport implements ReportWriter {
  private static final String PACKAGE = HtmlReport.class.getPackageName();

  /** Always in UTF-8, as the page says of itself. */
  @Override
  public void write(StudyResult result, PrintStream out) {
    TemplateEngine engine =
        TemplateEngine.createPrecompiled(
            null, ContentType.Html, HtmlReport.class.getClassLoader(), PACKAGE);
    try {
      Writer writer = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
      engine.render("page.jte", Page.of(result), new WriterOutput(writer));
      writer.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e); // A PrintStream reports no errors.
    }
  }
}
