package dev.staleframe.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.staleframe.Golden;
import dev.staleframe.Locales;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

class JunitReportTest {
  @TempDir private Path folder;

  static Stream<StudyResult> results() {
    return Stream.of(
        StudySamples.reproduced(),
        StudySamples.planted(),
        StudySamples.notAsExpected(),
        StudySamples.hostile(),
        CiSamples.hostile(),
        CiSamples.unbuilt(),
        CiSamples.large(30, 90_000));
  }

  @ParameterizedTest
  @MethodSource("dev.staleframe.Locales#all")
  void reproduced(Locale locale) throws Throwable {
    Locales.in(locale, () -> Golden.check("report/reproduced.xml", xml(StudySamples.reproduced())));
  }

  @ParameterizedTest
  @MethodSource("dev.staleframe.Locales#all")
  void notAsExpected(Locale locale) throws Throwable {
    Locales.in(
        locale,
        () -> Golden.check("report/not-as-expected.xml", xml(StudySamples.notAsExpected())));
  }

  @ParameterizedTest
  @MethodSource("results")
  void reportIsWhatTheSchemasAskFor(StudyResult result) throws Exception {
    Document report = JunitSchemas.parse(xml(result));

    assertEquals(List.of(), JunitSchemas.jenkins(report));
    assertEquals(List.of(), JunitSchemas.surefire(report));
  }

  @ParameterizedTest
  @CsvSource({
    "testcase, name, true, true",
    "testsuite, tests, true, true",
    "testsuite, skipped, false, true",
    "testcase, time, false, true",
  })
  void reportWithoutAnAttributeIsRefused(
      String element, String attribute, boolean byJenkins, boolean bySurefire) throws Exception {
    Document report = JunitSchemas.parse(xml(StudySamples.reproduced()));
    JunitSchemas.elements(report, element).forEach(e -> e.removeAttribute(attribute));

    assertEquals(byJenkins, !JunitSchemas.jenkins(report).isEmpty());
    assertEquals(bySurefire, !JunitSchemas.surefire(report).isEmpty());
  }

  @ParameterizedTest
  @MethodSource("results")
  void aCaseFailsWhereTheCommandDoes(StudyResult result) throws Exception {
    Document report = JunitSchemas.parse(xml(result));
    long bad =
        Stream.of("failure", "error")
            .mapToLong(name -> JunitSchemas.elements(report, name).size())
            .sum();

    assertEquals(result.asExpected(), bad == 0);
    Element root = report.getDocumentElement();
    assertEquals(
        bad,
        Long.parseLong(root.getAttribute("failures"))
            + Long.parseLong(root.getAttribute("errors")));
    assertEquals(
        JunitSchemas.elements(report, "testcase").size(),
        Integer.parseInt(root.getAttribute("tests")));
  }

  /** No witness is to blame for it, so that nothing but the conclusion can fail. */
  @Test
  void nothingReproducedFailsToo() throws Exception {
    Document report = JunitSchemas.parse(xml(CiSamples.seen(12, false)));

    List<Element> failures = JunitSchemas.elements(report, "failure");
    assertEquals(1, failures.size());
    assertEquals("conclusion", failures.get(0).getAttribute("message"));
  }

  @Test
  void namesAreTheSameWhateverWasFound() throws Exception {
    List<String> names = names(CiSamples.seen(12, true));

    assertEquals(names, names(CiSamples.seen(0, false)));
    assertEquals(names, names(CiSamples.unbuilt()));
    assertEquals(names.size(), new TreeSet<>(names).size(), "no two are the same");
    assertTrue(
        names.contains("go1.23.0.grow crash (efence amplifier, host, amd64)"), names::toString);
  }

  /** One of the samples has a cell of 1.23.0 twice, which no plan has. */
  @ParameterizedTest
  @MethodSource("results")
  void noNameIsThereTwice(StudyResult result) throws Exception {
    List<String> names = names(result).stream().filter(n -> !n.contains("1.23.0.grow")).toList();
    assertEquals(names.size(), new TreeSet<>(names).size());
  }

  @Test
  void buildThatFailsIsAnErrorAndNoFailureOfAWitness() throws Exception {
    Document report = JunitSchemas.parse(xml(CiSamples.unbuilt()));

    List<Element> errors = JunitSchemas.elements(report, "error");
    assertFalse(errors.isEmpty());
    assertTrue(
        errors.stream()
            .anyMatch(e -> e.getTextContent().contains("could not build: no C compiler")));
    assertEquals(1, JunitSchemas.elements(report, "failure").size(), "the conclusion");
  }

  @Test
  void logIsNamed() throws Exception {
    Path log = folder.resolve("logs/ab/" + "ab".repeat(31) + ".txt");
    Files.createDirectories(log.getParent());
    String without = xml(CiSamples.logged(folder.resolve("journal.ndjson")));
    Files.writeString(log, "boom");
    String with = xml(CiSamples.logged(folder.resolve("journal.ndjson")));

    assertFalse(without.contains("log: "), without);
    assertTrue(with.contains("<system-out>log: " + log + "</system-out>"), with);
  }

  @Test
  void timeOfACellIsSharedByItsWitnesses() throws Exception {
    Document report = JunitSchemas.parse(xml(StudySamples.reproduced()));
    Element suite = JunitSchemas.elements(report, "testsuite").get(3);

    assertEquals("Go 1.23.1", suite.getAttribute("name"));
    double micros = 2 * 3000 * 9876;
    assertEquals(micros / 1e6, Double.parseDouble(suite.getAttribute("time")), 0.001);
  }

  @Test
  void hostileTextIsShownNotObeyed() throws Exception {
    String xml = xml(CiSamples.hostile());
    Document report = JunitSchemas.parse(xml);

    assertFalse(xml.chars().anyMatch(c -> c != '\n' && Character.isISOControl(c)));
    assertTrue(xml.contains("&lt;script&gt;"));
    assertTrue(
        report.getDocumentElement().getTextContent().contains("\\ufffe\\ud800 \ud83d\ude00"),
        "what XML has no place for is visible, and the rest is as it was");
    assertEquals(0, JunitSchemas.elements(report, "script").size());
  }

  @Test
  void largeLogsAreCut() {
    String xml = xml(CiSamples.large(2, 9_000_000));
    assertTrue(xml.contains("more characters)"));
    assertNotEquals(0, xml.length());
    assertTrue(xml.length() < 100_000, () -> "chars: " + xml.length());
  }

  private static List<String> names(StudyResult result) throws Exception {
    return JunitSchemas.elements(JunitSchemas.parse(xml(result)), "testcase").stream()
        .map(e -> e.getAttribute("classname") + " " + e.getAttribute("name"))
        .toList();
  }

  private static String xml(StudyResult result) {
    return StudySamples.written(out -> new JunitReport().write(result, out));
  }
}
