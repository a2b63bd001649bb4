package dev.staleframe.report.html;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.staleframe.report.CostReportTest;
import dev.staleframe.report.CostResult;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;

/** The structure of the page of {@code cost}. */
class HtmlCostReportTest {
  static String page(CostResult result) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8)) {
      new HtmlCostReport().write(result, out);
    }
    return bytes.toString(StandardCharsets.UTF_8);
  }

  @Test
  void eachOperationHasItsPlotAndItsNumbers() {
    Document page = Jsoup.parse(page(CostReportTest.measured()));

    assertEquals("measured", page.selectFirst(".badge").text());
    assertEquals("a cgo call", page.selectFirst("main h2").text());
    assertEquals(4, page.select("svg circle.estimate").size());
    assertEquals(1, page.select("svg .reference").size());
    assertEquals(4, page.select("tbody tr").size());
    assertEquals(
        "itself, in another order 1.23.0 35.4 35.4 0.9996 [0.9977, 1.0011] none shown, resolution"
            + " 0.17 %",
        page.selectFirst("tbody tr").text());
    assertTrue(page.selectFirst("svg desc").text().contains("1.23.1: "), page::outerHtml);
    assertEquals(0, page.select("script, [src], link").size());
  }

  /** Somebody who means no good says why nothing was timed. */
  @Test
  void whatCouldNotBeComparedHasNoPlot() {
    String text = page(CostReportTest.failed());
    Document page = Jsoup.parse(text);

    assertEquals("! not all measured", page.selectFirst(".badge").text());
    assertEquals(0, page.select("svg").size());
    assertTrue(page.text().contains("not compared"), text);
    assertFalse(text.contains("\u001b"), text);
  }
}
