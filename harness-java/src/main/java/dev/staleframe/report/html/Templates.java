package dev.staleframe.report.html;

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

/** The templates, which are compiled with the harness and escape whatever they are given. */
final class Templates {
  private Templates() {}

  /** Writes a page, always in UTF-8, as it says of itself. */
  static void render(String template, Object page, PrintStream out) {
    TemplateEngine engine =
        TemplateEngine.createPrecompiled(
            null,
            ContentType.Html,
            Templates.class.getClassLoader(),
            Templates.class.getPackageName());
    try {
      Writer writer = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
      engine.render(template, page, new WriterOutput(writer));
      writer.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e); // A PrintStream reports no errors.
    }
  }
}
