package dev.staleframe.report;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.transform.dom.DOMSource;
import javax.xml.validation.SchemaFactory;
import javax.xml.validation.Validator;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;
import org.xml.sax.helpers.DefaultHandler;

/** What others hold JUnit's XML to; {@code junit-xsd/README.md} says where the schemas are from. */
final class JunitSchemas {
  private JunitSchemas() {}

  static Document parse(String xml) throws ParserConfigurationException, SAXException, IOException {
    DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
    factory.setNamespaceAware(true);
    var builder = factory.newDocumentBuilder();
    builder.setErrorHandler(new DefaultHandler()); // Throws, and writes to no stream.
    return builder.parse(new InputSource(new StringReader(xml)));
  }

  /** What Jenkins' xUnit plugin finds wrong with a report. */
  static List<String> jenkins(Document report) throws SAXException, IOException {
    return errors("junit-10.xsd", report.getDocumentElement());
  }

  /** What Maven Surefire's schema finds wrong with its suites, of which it has one a file. */
  static List<String> surefire(Document report) throws SAXException, IOException {
    List<String> errors = new ArrayList<>();
    for (Element suite : elements(report, "testsuite")) {
      errors.addAll(errors("surefire-test-report.xsd", suite));
    }
    return errors;
  }

  static List<Element> elements(Document report, String name) {
    NodeList nodes = report.getElementsByTagName(name);
    List<Element> elements = new ArrayList<>();
    for (int i = 0; i < nodes.getLength(); i++) {
      elements.add((Element) nodes.item(i));
    }
    return elements;
  }

  private static List<String> errors(String schema, Element root) throws SAXException, IOException {
    Path file =
        Path.of(
            System.getProperty("staleframe.home"),
            "harness-java/src/test/resources/junit-xsd",
            schema);
    Validator validator =
        SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI)
            .newSchema(file.toFile())
            .newValidator();
    List<String> errors = new ArrayList<>();
    validator.setErrorHandler(
        new DefaultHandler() {
          @Override
          public void error(SAXParseException e) {
            errors.add(e.getMessage());
          }
        });
    validator.validate(new DOMSource(root));
    return errors;
  }
}
