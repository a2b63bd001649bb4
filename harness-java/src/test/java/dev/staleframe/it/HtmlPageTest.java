package dev.staleframe.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.staleframe.it.Staleframe.Result;
import java.nio.file.Path;
import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page of real trials; the browser is for HtmlReportBrowserTest. */
@Tag("integration")
class HtmlPageTest {
  @TempDir private Path folder;

  @Test
  void showsTheFaultWithItsPictureAndTheCrash() {
    Result result =
        new Staleframe(folder)
            .run("reproduce", "--runs", "3", "--amplifier", "efence", "--format", "html");
    Document page = Jsoup.parse(result.stdout());

    assertEquals(0, result.exitCode(), result.stderr());
    assertTrue(page.selectFirst("h1").text().startsWith("Reproduced: Go 1.23.0 shows"));
    assertEquals(
        List.of("1.23.1", "1.23.0", "1.23.0 GODEBUG=tracefpunwindoff=1"),
        page.select(".map tbody th").eachText());
    assertEquals(
        List.of("○ consistent 0/3", "◆ stale 3/3 crash, probe", "◆ stale 3/3 probe"),
        page.select(".map td").eachText());
    Element cell = page.selectFirst("details.cell:has(.frames)");
    assertTrue(cell.selectFirst("summary").text().contains("Go 1.23.0, grow"), cell::text);
    assertEquals(2, cell.select(".frames mark").size(), cell::text);
    assertEquals(4, cell.select("pre mark").size(), cell::text);
    assertEquals(
        List.of("bp", "sp"), cell.select("svg.stack circle").eachAttr("class"), cell::text);
    assertTrue(page.selectFirst("dl.run").text().contains("reproduce --runs 3"), page::text);
  }
}
