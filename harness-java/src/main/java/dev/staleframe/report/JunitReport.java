package dev.staleframe.report;

import dev.staleframe.judge.CellVerdict;
import dev.staleframe.report.JunitCase.Outcome;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * For the test reports of GitLab, Jenkins and GitHub: JUnit's XML, as the XML schemas of Jenkins'
 * xUnit plugin and of Maven Surefire have it. A suite is a release, so that they show a line a
 * release; the first suite says what came of the whole, and fails where the command does.
 */
public final class JunitReport implements ReportWriter {
  /** A conclusion goes on with the number of releases. */
  private static final int LONGEST_SENTENCE = 10_000;

  private static final int MOST_LINES = 200;

  @Override
  public void write(StudyResult result, PrintStream out) {
    Map<String, List<JunitCase>> suites = new LinkedHashMap<>();
    suites.put("staleframe " + result.command(), whole(result));
    for (CellVerdict cell : result.cells()) {
      suites
          .computeIfAbsent("Go " + cell.cell().release(), release -> new ArrayList<>())
          .addAll(new JunitCases(cell, result.origin()).list());
    }
    try {
      XMLStreamWriter xml = XMLOutputFactory.newFactory().createXMLStreamWriter(out, "UTF-8");
      xml.writeStartDocument("UTF-8", "1.0");
      xml.writeCharacters("\n");
      suites(xml, "staleframe " + result.command(), suites);
      xml.writeCharacters("\n");
      xml.writeEndDocument();
      xml.flush();
    } catch (XMLStreamException e) {
      throw new IllegalStateException(e); // A PrintStream reports no errors.
    }
  }

  private static List<JunitCase> whole(StudyResult result) {
    List<JunitCase> cases = new ArrayList<>();
    cases.add(
        whole(
            result,
            "conclusion",
            result.asExpected(),
            result.conclusion(),
            Stream.concat(
                    Stream.of(result.conclusion()),
                    Stream.of(
                            result.advice().stream(),
                            result.notes().stream().map(note -> "Note: " + note),
                            result.origin().journals().stream().map(path -> "Journal: " + path))
                        .flatMap(lines -> lines))
                .toList()));
    result
        .controlArm()
        .ifPresent(
            arm ->
                cases.add(
                    whole(result, "control arm", arm.ok(), TextReport.controlArm(arm), List.of())));
    return cases;
  }

  private static JunitCase whole(
      StudyResult result, String name, boolean ok, String message, List<String> output) {
    return new JunitCase(
        "staleframe." + result.command(),
        name,
        0,
        ok ? Outcome.PASSED : Outcome.FAILED,
        ok ? "" : Excerpt.line(message, LONGEST_SENTENCE),
        "",
        output.stream()
            .limit(MOST_LINES)
            .map(line -> Excerpt.line(line, LONGEST_SENTENCE))
            .collect(Collectors.joining("\n")));
  }

  private static void suites(XMLStreamWriter xml, String name, Map<String, List<JunitCase>> suites)
      throws XMLStreamException {
    List<JunitCase> all = suites.values().stream().flatMap(List::stream).toList();
    xml.writeStartElement("testsuites");
    xml.writeAttribute("name", Printable.of(name));
    counts(xml, all);
    for (Map.Entry<String, List<JunitCase>> suite : suites.entrySet()) {
      indent(xml, 1);
      xml.writeStartElement("testsuite");
      xml.writeAttribute("name", Printable.of(suite.getKey()));
      counts(xml, suite.getValue());
      xml.writeAttribute("skipped", count(suite.getValue(), Outcome.SKIPPED));
      for (JunitCase testCase : suite.getValue()) {
        testCase(xml, testCase);
      }
      indent(xml, 1);
      xml.writeEndElement();
    }
    xml.writeCharacters("\n");
    xml.writeEndElement();
  }

  private static void counts(XMLStreamWriter xml, List<JunitCase> cases) throws XMLStreamException {
    xml.writeAttribute("tests", Integer.toString(cases.size()));
    xml.writeAttribute("failures", count(cases, Outcome.FAILED));
    xml.writeAttribute("errors", count(cases, Outcome.ERROR));
    xml.writeAttribute("time", seconds(cases.stream().mapToLong(JunitCase::micros).sum()));
  }

  private static String count(List<JunitCase> cases, Outcome outcome) {
    return Long.toString(cases.stream().filter(one -> one.outcome() == outcome).count());
  }

  private static void testCase(XMLStreamWriter xml, JunitCase testCase) throws XMLStreamException {
    indent(xml, 2);
    xml.writeStartElement("testcase");
    xml.writeAttribute("classname", Printable.of(testCase.className()));
    xml.writeAttribute("name", Printable.of(testCase.name()));
    xml.writeAttribute("time", seconds(testCase.micros()));
    switch (testCase.outcome()) {
      case PASSED -> {}
      case SKIPPED -> {
        indent(xml, 3);
        xml.writeEmptyElement("skipped");
        xml.writeAttribute("message", testCase.message());
      }
      case FAILED -> bad(xml, "failure", "not-as-expected", testCase);
      case ERROR -> bad(xml, "error", "nothing-decided", testCase);
    }
    if (!testCase.output().isEmpty()) {
      indent(xml, 3);
      xml.writeStartElement("system-out");
      xml.writeCharacters(testCase.output());
      xml.writeEndElement();
    }
    indent(xml, 2);
    xml.writeEndElement();
  }

  private static void bad(XMLStreamWriter xml, String element, String type, JunitCase testCase)
      throws XMLStreamException {
    indent(xml, 3);
    xml.writeStartElement(element);
    xml.writeAttribute("type", type);
    xml.writeAttribute("message", testCase.message());
    // Some show the message, some the text.
    xml.writeCharacters(
        Stream.of(testCase.message(), testCase.details())
            .filter(words -> !words.isEmpty())
            .reduce((a, b) -> a + "\n" + b)
            .orElse(""));
    xml.writeEndElement();
  }

  private static void indent(XMLStreamWriter xml, int depth) throws XMLStreamException {
    xml.writeCharacters("\n" + "  ".repeat(depth));
  }

  private static String seconds(long micros) {
    return String.format(Locale.ROOT, "%.3f", micros / 1e6);
  }
}
