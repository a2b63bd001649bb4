package dev.staleframe.report.html;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What somebody else wrote is shown and never obeyed, wherever it stands. */
class HostilePageTest {
  @TempDir Path folder;
  private String page;
  private Document parsed;

  @BeforeEach
  void write() {
    page = HtmlSamples.page(Hostile.result(folder));
    parsed = Jsoup.parse(page);
  }

  @Test
  void becomesNoMarkup() {
    HtmlReportTest.assertInert(parsed);
    assertFalse(page.contains("<script"), "not even in an attribute");
    assertEquals(0, parsed.select("svg").size() - parsed.select("svg.plot").size());
    assertEquals(2, parsed.select("meta[name=viewport], meta[charset]").size());
    assertEquals(1, parsed.select("meta[http-equiv]").size());
  }

  @Test
  void isShownAllTheSame() {
    String visible =
        "</pre></style></title></svg></table>--><script>window.pwned=1;document.title='pwned'</script>";
    assertTrue(parsed.selectFirst("h1").text().contains(visible), parsed.selectFirst("h1").text());
    assertTrue(parsed.selectFirst("pre").text().contains(visible));
    assertTrue(parsed.selectFirst(".notes").text().contains(visible));
    assertTrue(parsed.selectFirst("dl.run").text().contains(visible));
    assertTrue(parsed.select(".frames").text().contains(visible));
    assertTrue(parsed.select(".addresses").text().contains(visible));
    assertTrue(parsed.select(".trials").text().contains(visible));
    assertTrue(parsed.text().contains("\\x1b[2J\\x1b]0;owned\\x07\\x00\\x9b31m\\x7f\\x0d"));
    assertTrue(parsed.text().contains("\\u202egnp\\u2066\\u200b\\ufeff"));
    assertTrue(parsed.text().contains("${7*7}@{x} &lt;b&gt; &amp;"), "shown as it was written");
  }

  @Test
  void holdsNoControlCharacter() {
    assertTrue(
        page.codePoints().allMatch(c -> c == '\n' || !Character.isISOControl(c)),
        "control characters are made visible");
    assertTrue(
        page.codePoints().noneMatch(c -> Character.getType(c) == Character.FORMAT),
        "so is what turns text around");
  }

  @Test
  void ofALargeLogOnlyTheEndsAreTaken() {
    assertTrue(page.length() < 1_000_000, () -> page.length() + " characters");
    assertTrue(parsed.selectFirst("pre .cut").text().matches("… 1[0-9.]+ MiB left out …"));
    assertTrue(parsed.select("pre").text().endsWith("end"), "the end of the log is there");
  }

  @Test
  void addressesThatAreNoneMakeNoPicture() {
    assertEquals(0, parsed.select("svg.stack").size());
    assertEquals(1, parsed.select("table.addresses").size());
  }
}
