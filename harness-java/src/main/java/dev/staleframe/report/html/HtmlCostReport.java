package dev.staleframe.report.html;

import dev.staleframe.report.CostResult;
import java.io.PrintStream;

/** What {@code cost} found, as a page that loads nothing and runs nothing. */
public final class HtmlCostReport {
  /** Writes it. */
  public void write(CostResult result, PrintStream out) {
    Templates.render("cost.jte", CostPage.of(result), out);
  }
}
