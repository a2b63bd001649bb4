package dev.staleframe.report.html;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.staleframe.NeedsBrowser;
import dev.staleframe.fixture.Amplifier;
import dev.staleframe.judge.CellVerdict;
import dev.staleframe.report.CostReportTest;
import dev.staleframe.report.StudyResult;
import dev.staleframe.trial.Cell;
import dev.staleframe.trial.Samples;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openqa.selenium.Keys;

/** The page in a real browser: looked at, used and attacked. */
@Tag("integration")
@NeedsBrowser
class HtmlReportBrowserTest {
  private static final String FITS =
      "document.scrollingElement.scrollWidth <= document.documentElement.clientWidth";
  private static final int DESK = 1280;
  private static final int PHONE = 360;

  @TempDir static Path folder;
  private static Browser browser;
  private static Path realistic;
  private static Path large;
  private static Path hostile;

  @BeforeAll
  static void write() throws IOException {
    browser = new Browser(folder.resolve("profile"));
    realistic = page("realistic", HtmlSamples.realistic(folder.resolve("realistic")));
    large = page("large", large());
    hostile = page("hostile", Hostile.result(folder.resolve("hostile")));
  }

  @AfterAll
  static void close() {
    if (browser != null) {
      browser.close();
    }
  }

  /** What one test has seen is no other's concern. */
  @BeforeEach
  void forget() {
    browser.console();
    browser.requests();
  }

  private static Path page(String name, StudyResult result) throws IOException {
    return Files.writeString(folder.resolve(name + ".html"), HtmlSamples.page(result));
  }

  /** 60 releases x 12 scenarios x 2 amplifiers. */
  private static StudyResult large() {
    List<CellVerdict> cells = new ArrayList<>();
    for (int number = 0; number < 60; number++) {
      String release = "1." + (21 + number / 10) + "." + number % 10;
      for (int scenario = 0; scenario < 12; scenario++) {
        for (Amplifier amplifier : List.of(Amplifier.EFENCE, Amplifier.NONE)) {
          Cell cell = Samples.cell(release, HtmlSamples.named("scenario-" + scenario), amplifier);
          cells.add(HtmlSamples.cell(cell, cell.faulty() ? 3 : 0, cell.faulty() ? 0 : 3, 0));
        }
      }
    }
    return HtmlSamples.of(cells, List.of(), HtmlSamples.lost());
  }

  @ParameterizedTest
  @CsvSource({
    "light, 1280, 900",
    "dark, 1280, 900",
    "light, 360, 740",
    "dark, 360, 740",
  })
  void looksRight(String scheme, int width, int height) {
    browser.become(scheme, width, height, width == PHONE);
    browser.open(realistic);
    String name = (width == PHONE ? "phone-" : "desk-") + scheme;

    browser.screenshot(name);
    assertTrue(browser.is(FITS), "the page does not scroll sideways");
    boolean dark = browser.is("matchMedia('(prefers-color-scheme: dark)').matches");
    assertEquals(scheme.equals("dark"), dark);
    assertEquals(
        dark ? "rgb(19, 20, 23)" : "rgb(253, 253, 252)",
        browser.value("getComputedStyle(document.body).backgroundColor"));

    browser.value("document.querySelectorAll('details').forEach(d => d.open = true)");
    assertTrue(browser.is(FITS), "nor with everything open");
    // One of each sort is enough for axe, which takes its time.
    browser.value(
        "document.querySelectorAll('.cell').forEach((cell, i, all) => cell.open = ["
            + "'.badge', 'pre', '.frames + .run', '.mark.consistent'"
            + "].some(part => [...all].find(c => c.querySelector(part)) === cell))");
    assertEquals(List.of(), browser.violations());
    browser.value("document.querySelector('.cell[open] pre').closest('.cell').scrollIntoView()");
    browser.screenshot(name + "-open");
    browser.value(
        "document.querySelector('.cell[open] pre').closest('.cell').querySelector('.frames')"
            + ".scrollIntoView()");
    browser.screenshot(name + "-crash");
    assertEquals(List.of(), browser.console());
  }

  @ParameterizedTest
  @CsvSource({"light, 1280", "dark, 360"})
  void timingsLookRight(String scheme, int width) throws IOException {
    browser.become(scheme, width, 900, width == PHONE);
    browser.open(
        Files.writeString(
            folder.resolve("cost.html"), HtmlCostReportTest.page(CostReportTest.measured())));
    browser.screenshot("cost-" + scheme + "-" + width);

    assertTrue(browser.is(FITS), "the page does not scroll sideways");
    assertEquals(List.of(), browser.violations());
    assertEquals(List.of(), browser.console());
  }

  @Test
  void staysReadableWhenItIsLarge() {
    for (int width : List.of(DESK, PHONE)) {
      browser.become("light", width, 900, width == PHONE);
      browser.open(large);
      browser.screenshot("large-" + width);
      assertTrue(browser.is(FITS), "the map scrolls in a box of its own");
      assertTrue(
          browser.is("(b => b.scrollWidth > b.clientWidth)(document.querySelector('.scroll'))"),
          "it has more columns than fit");
      // Whose row it is stays in sight.
      browser.value("document.querySelector('.scroll').scrollLeft = 600");
      assertTrue(
          browser.is("document.querySelector('.map tbody th').getBoundingClientRect().left >= 0"));
      browser.screenshot("large-" + width + "-scrolled");
    }
  }

  @Test
  void aCellOpensByKeyboardAlone() {
    browser.become("light", DESK, 900, false);
    browser.open(realistic);
    String target = "document.querySelector('.map td.consistent a').hash";
    String id = browser.value(target).toString();
    String open = "document.getElementById(arguments[0].slice(1)).parentElement.open";
    assertFalse(browser.is(open, id), "closed at first");

    browser.tabTo(".map td.consistent a");
    browser.press(Keys.ENTER);

    assertTrue(browser.is(open, id), "the link opens it");
    assertTrue(
        browser.is(
            "(r => r.top >= 0 && r.top < innerHeight)"
                + "(document.getElementById(arguments[0].slice(1)).getBoundingClientRect())",
            id),
        "and brings it into sight");
    browser.screenshot("opened-by-keyboard");

    browser.open(realistic);
    browser.tabTo("details:not([open]) > summary");
    browser.press(Keys.ENTER);
    assertTrue(browser.is("document.activeElement.parentElement.open"), "so does its title");
    browser.press(Keys.ENTER);
    assertFalse(browser.is("document.activeElement.parentElement.open"), "and closes it again");
  }

  @Test
  void asksNobodyForAnything() {
    browser.become("dark", DESK, 900, false);
    browser.open(realistic);
    browser.value("document.querySelectorAll('details').forEach(d => d.open = true)");
    List<String> requests = browser.requests();

    assertEquals(1, requests.size(), "the page itself: " + requests);
    assertTrue(requests.get(0).contains(realistic.toUri().toString()));
    assertEquals(List.of(), browser.console());
  }

  @Test
  void nothingHostileRuns() {
    browser.become("light", PHONE, 740, true);
    browser.open(hostile);
    browser.value("document.querySelectorAll('details').forEach(d => d.open = true)");

    assertFalse(browser.is("'pwned' in window"));
    assertEquals("staleframe matrix: not as expected", browser.title());
    assertEquals(1, browser.requests().size(), "the page itself");
    assertEquals(List.of(), browser.console(), "not even tried");
    assertTrue(browser.is(FITS));
    assertEquals(List.of(), browser.violations());
    assertTrue(
        browser.is("document.querySelector('pre').innerText.includes('<script>window.pwned=1')"),
        "it is shown");
    assertEquals(
        "isolate", browser.value("getComputedStyle(document.querySelector('pre')).unicodeBidi"));
    browser.screenshot("hostile");
  }

  /** If this fails, the test above proves nothing. */
  @Test
  void thatWouldHaveBeenSeen() throws IOException {
    Path page =
        Files.writeString(folder.resolve("naive.html"), "<title>t</title><p>" + Hostile.WRITTEN);
    browser.open(page);

    assertTrue(browser.is("'pwned' in window"));
  }

  /** The second wall: were a template to forget to escape, the policy would still hold. */
  @Test
  void thePolicyStopsWhatGetsThrough() throws IOException {
    String page = Files.readString(realistic).replace("<main>", "<main>" + Hostile.WRITTEN);
    browser.open(Files.writeString(folder.resolve("torn.html"), page));

    assertFalse(browser.is("'pwned' in window"));
    assertTrue(
        browser.console().stream().anyMatch(line -> line.contains("Content Security Policy")));
  }
}
