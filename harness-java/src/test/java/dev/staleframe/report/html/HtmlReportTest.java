package dev.staleframe.report.html;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.staleframe.Locales;
import dev.staleframe.fixture.Amplifier;
import dev.staleframe.judge.CellVerdict;
import dev.staleframe.report.StudyResult;
import dev.staleframe.trial.Cell;
import dev.staleframe.trial.Samples;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TimeZone;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The structure of the page; how it looks and behaves is for HtmlReportBrowserTest. */
class HtmlReportTest {
  @TempDir Path folder;

  @Test
  void opensWithTheConclusion() {
    Document page = Jsoup.parse(HtmlSamples.page(HtmlSamples.realistic(folder)));

    assertEquals(
        "Two releases; one (a fault; in brackets) shows it; the other does not.",
        page.selectFirst("h1").text());
    assertEquals(3, page.select("h1 span").size(), "clauses, not cut within brackets");
    assertEquals("! not as expected", page.selectFirst(".kind .badge").text());
    assertEquals("staleframe matrix: not as expected", page.title());
    assertEquals(1, page.select("h1").size());
  }

  @Test
  void whatIsAsExpectedSaysSo() {
    Cell cell = Samples.cell("1.23.1");
    StudyResult result =
        HtmlSamples.of(List.of(HtmlSamples.cell(cell, 0, 12, 0)), List.of(), HtmlSamples.lost());
    Document page = Jsoup.parse(HtmlSamples.page(result));

    assertEquals("as expected", page.selectFirst(".kind .badge").text());
    assertEquals(List.of(), page.select("#surprises, #unexpected, details[open]"));
    assertEquals(1, page.select("details.cell").size());
  }

  @Test
  void everyCellIsInTheMapAndLeadsToItsSection() {
    StudyResult result = HtmlSamples.realistic(folder);
    Document page = Jsoup.parse(HtmlSamples.page(result));
    List<String> targets = page.select(".map td a").eachAttr("href");

    assertEquals(result.cells().size(), new HashSet<>(targets).size());
    for (String target : targets) {
      Element section = page.getElementById(target.substring(1));
      assertNotNull(section, target);
      // Browsers open what a link leads into; they don't open what it leads to.
      assertEquals("details", section.parent().tagName(), target);
    }
    assertEquals(result.cells().size(), page.select("details.cell").size());
  }

  @Test
  void theMapIsATableThatCanBeReadAloud() {
    Document page = Jsoup.parse(HtmlSamples.page(HtmlSamples.realistic(folder)));
    Element map = page.selectFirst("table.map");

    assertFalse(map.selectFirst("caption").text().isEmpty());
    assertEquals(List.of(), map.select("th:not([scope])"));
    Element back = map.select("tbody th:contains(1.25.0) ~ td a").first();
    assertEquals("! not as expected: ◆ stale 3/11 crash, probe", back.text());
    Element mitigated = map.select("tbody tr:contains(tracefpunwindoff) td a").first();
    assertEquals("◆ stale 12/12 probe", mitigated.text());
    assertEquals(
        "○ consistent not affected", map.select("tbody tr:contains(1.22.12) td").get(1).text());
    assertEquals("not run", map.select("tbody tr:contains(1.25.0) td").get(1).text());
  }

  @Test
  void theUnexpectedIsListedFirstAndOpen() {
    Document page = Jsoup.parse(HtmlSamples.page(HtmlSamples.realistic(folder)));

    assertEquals(1, page.select("details.cell[open]").size());
    Element first = page.selectFirst("details.cell");
    assertTrue(first.hasAttr("open"));
    assertTrue(first.selectFirst("summary").text().contains("Go 1.25.0"), first.text());
    Element link = page.selectFirst(".surprises a");
    assertEquals("#" + first.selectFirst(".inside").id(), link.attr("href"));
  }

  @Test
  void picturesHaveWordsForThoseWhoDoNotSeeThem() {
    Document page = Jsoup.parse(HtmlSamples.page(HtmlSamples.realistic(folder)));

    assertFalse(page.select("svg").isEmpty());
    for (Element picture : page.select("svg")) {
      assertEquals("img", picture.attr("role"));
      for (String id : picture.attr("aria-labelledby").split(" ")) {
        Element words = page.getElementById(id);
        assertNotNull(words, id);
        assertFalse(words.text().isEmpty(), id);
      }
    }
    assertTrue(
        page.select("svg.stack desc").first().text().contains("gp.syscallbp is 0xc000046790"),
        page.select("svg.stack desc").first().text());
  }

  @Test
  void loadsNothingAndRunsNothing() {
    assertInert(Jsoup.parse(HtmlSamples.page(HtmlSamples.realistic(folder))));
  }

  static void assertInert(Document page) {
    assertEquals(
        List.of(),
        page.select("script, img, link, iframe, object, embed, form, base, audio, video"));
    assertEquals(1, page.select("style").size());
    for (Element element : page.getAllElements()) {
      element
          .attributes()
          .forEach(
              attribute -> {
                String name = attribute.getKey().toLowerCase(Locale.ROOT);
                assertFalse(name.startsWith("on"), () -> element.outerHtml());
                assertFalse(
                    Set.of("src", "srcset", "style", "xlink:href", "action").contains(name),
                    () -> element.outerHtml());
                assertTrue(
                    !name.equals("href") || attribute.getValue().matches("#cell-[0-9]+"),
                    () -> element.outerHtml());
              });
    }
    assertFalse(page.selectFirst("style").data().contains("url("));
  }

  @Test
  void thePolicyAllowsItsOwnStyleAndNothingElse() throws Exception {
    Document page = Jsoup.parse(HtmlSamples.page(HtmlSamples.realistic(folder)));
    byte[] style = page.selectFirst("style").data().getBytes(StandardCharsets.UTF_8);
    String hash =
        Base64.getEncoder().encodeToString(MessageDigest.getInstance("SHA-256").digest(style));

    assertEquals(
        "default-src 'none'; style-src 'sha256-%s'; base-uri 'none'; form-action 'none'"
            .formatted(hash),
        page.selectFirst("meta[http-equiv]").attr("content"));
  }

  @Test
  void withNoCellsThereIsStillAPage() {
    Document page =
        Jsoup.parse(HtmlSamples.page(HtmlSamples.of(List.of(), List.of(), HtmlSamples.lost())));

    assertEquals(List.of(), page.select("details, .map td"));
    assertFalse(page.selectFirst("h1").text().isEmpty());
  }

  @Test
  void idsAreUnique() {
    Document page = Jsoup.parse(HtmlSamples.page(HtmlSamples.realistic(folder)));
    List<String> ids = page.select("[id]").eachAttr("id");

    assertEquals(ids.size(), new HashSet<>(ids).size());
  }

  @ParameterizedTest
  @MethodSource("dev.staleframe.Locales#all")
  void isTheSameForTheSameResult(Locale locale) throws Throwable {
    StudyResult result = HtmlSamples.realistic(folder);
    String page = HtmlSamples.page(result);
    TimeZone zone = TimeZone.getDefault();
    TimeZone.setDefault(TimeZone.getTimeZone("Asia/Kathmandu"));
    try {
      Locales.in(locale, () -> assertEquals(page, HtmlSamples.page(result)));
    } finally {
      TimeZone.setDefault(zone);
    }
  }

  @Test
  void manyCellsMakeAPageOfABearableSize() {
    List<CellVerdict> cells = new ArrayList<>();
    for (int minor = 0; minor < 30; minor++) {
      for (int scenario = 0; scenario < 5; scenario++) {
        for (Amplifier amplifier : List.of(Amplifier.EFENCE, Amplifier.NONE)) {
          Cell cell =
              Samples.cell("1.23." + minor, HtmlSamples.named("scenario-" + scenario), amplifier);
          cells.add(HtmlSamples.cell(cell, cell.faulty() ? 30 : 0, cell.faulty() ? 0 : 30, 0));
        }
      }
    }
    String page = HtmlSamples.page(HtmlSamples.of(cells, List.of(), HtmlSamples.lost()));

    assertEquals(300, cells.size());
    assertTrue(page.length() < 2_500_000, () -> page.length() + " characters");
    Document parsed = Jsoup.parse(page);
    assertEquals(300, parsed.select(".map td a").size());
    assertEquals(30, parsed.select(".map tbody tr").size());
    assertTrue(parsed.selectFirst(".map").hasClass("compact"));
    assertEquals(
        "1.23.29", parsed.selectFirst(".map tbody th").text(), "the newest release is first");
  }
}
