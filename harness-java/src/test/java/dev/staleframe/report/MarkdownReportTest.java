package dev.staleframe.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.staleframe.Golden;
import dev.staleframe.Locales;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class MarkdownReportTest {
  private static final Pattern TAG = Pattern.compile("<[/!?]?[a-zA-Z!?-][^>]*>?");

  /** All that a report is made of; neither links nor pictures are. */
  private static final Set<String> TAGS =
      Set.of(
          "h2", "h3", "p", "strong", "ul", "li", "table", "thead", "tbody", "tr", "th", "td", "br",
          "code", "pre", "details", "summary");

  /** GitHub's limit for the summary of a step. */
  private static final int MEBIBYTE = 1 << 20;

  static Stream<StudyResult> results() {
    return Stream.of(
        StudySamples.reproduced(),
        StudySamples.planted(),
        StudySamples.notAsExpected(),
        StudySamples.hostile(),
        CiSamples.hostile(),
        CiSamples.unbuilt(),
        CiSamples.large(400, 5000));
  }

  @ParameterizedTest
  @MethodSource("dev.staleframe.Locales#all")
  void reproduced(Locale locale) throws Throwable {
    Locales.in(
        locale, () -> Golden.check("report/reproduced.md", markdown(StudySamples.reproduced())));
  }

  @ParameterizedTest
  @MethodSource("dev.staleframe.Locales#all")
  void notAsExpected(Locale locale) throws Throwable {
    Locales.in(
        locale,
        () -> Golden.check("report/not-as-expected.md", markdown(StudySamples.notAsExpected())));
  }

  @Test
  void planted() throws Exception {
    Golden.check("report/planted.md", markdown(StudySamples.planted()));
  }

  @ParameterizedTest
  @MethodSource("results")
  void nothingIsMadeOfItButWhatAReportIsMadeOf(StudyResult result) {
    String html = html(markdown(result));
    for (String tag : TAG.matcher(html).results().map(MatchResult::group).toList()) {
      String name = tag.replaceAll("[</>]", "").split(" ")[0];
      assertTrue(TAGS.contains(name), tag);
    }
    for (String pair : List.of("details", "pre", "code", "table")) {
      assertEquals(count(html, "<" + pair + ">"), count(html, "</" + pair + ">"), pair);
    }
  }

  @ParameterizedTest
  @MethodSource("results")
  void everyRowHasTheColumnsOfItsTable(StudyResult result) {
    String html = html(markdown(result));
    for (String table : html.split("<table>")) {
      List<String> rows = List.of(table.split("<tr>"));
      for (String row : rows.subList(Math.min(2, rows.size()), rows.size())) {
        assertEquals(count(rows.get(1), "</th>"), count(row, "</td>"), row);
      }
    }
  }

  @Test
  void conclusionComesFirst() {
    List<String> lines = markdown(StudySamples.reproduced()).lines().toList();
    assertEquals("## ✅ staleframe reproduce: as expected", lines.get(0));
    assertEquals("Reproduced: Go 1.23.0 shows issue 69087.", lines.get(2));
  }

  @Test
  void hostileTextIsShownNotObeyed() {
    String markdown = markdown(CiSamples.hostile());
    String html = html(markdown);

    assertFalse(markdown.chars().anyMatch(c -> c != '\n' && Character.isISOControl(c)));
    assertTrue(shown(html).contains(Printable.of(CiSamples.HOSTILE)), html);
    assertFalse(outsideCode(html).contains("@"), "nobody is called");
    assertFalse(outsideCode(html).contains("#"), "no issue is referred to");
  }

  /** What the test above rests on. */
  @Test
  void hostileTextThatIsObeyedWouldBeFound() {
    String html = html("- " + CiSamples.HOSTILE);
    assertTrue(html.contains("<script>") && html.contains("<a href"), html);
    assertTrue(outsideCode(html).contains("@everyone"), html);
  }

  @Test
  void largeReportFitsAndSaysWhatIsLeftOut() {
    StudyResult result = CiSamples.large(9_000, 600);
    String markdown = markdown(result);

    int bytes = markdown.getBytes(StandardCharsets.UTF_8).length;
    assertTrue(bytes < MEBIBYTE, () -> "bytes: " + bytes);
    assertTrue(bytes > MEBIBYTE / 2, () -> "the room is used: " + bytes);
    assertTrue(markdown.contains(" of 9,000 surprises are left out"), "surprises");
    assertTrue(markdown.contains(" of 9,000 releases are left out"), "releases");
    assertTrue(markdown.contains(" of 36,000 rows are left out"), "rows");
    assertTrue(markdown.contains("The crashes of 8,980 more are left out"), "crashes");
  }

  @Test
  void longConclusionIsThereToItsEnd() {
    assertFalse(
        markdown(CiSamples.large(1, 6000)).lines().limit(3).toList().get(2).contains("more char"));
  }

  @Test
  void nothingIsLeftOutOfASmallOne() {
    assertFalse(markdown(StudySamples.notAsExpected()).contains("left out"));
  }

  private static long count(String text, String part) {
    return text.split(Pattern.quote(part), -1).length - 1L;
  }

  private static String outsideCode(String html) {
    return html.replaceAll("(?s)<(code|pre)>.*?</\\1>", "").replaceAll("&#\\d+;", "");
  }

  /** What a reader sees. */
  private static String shown(String html) {
    return html.replaceAll("<[a-z/][^>]*>", "")
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&quot;", "\"")
        .replace("&amp;", "&");
  }

  private static String html(String markdown) {
    List<TablesExtension> tables = List.of((TablesExtension) TablesExtension.create());
    return HtmlRenderer.builder()
        .extensions(tables)
        .build()
        .render(Parser.builder().extensions(tables).build().parse(markdown));
  }

  private static String markdown(StudyResult result) {
    return StudySamples.written(out -> new MarkdownReport().write(result, out));
  }
}
