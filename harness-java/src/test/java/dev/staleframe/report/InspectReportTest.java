package dev.staleframe.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.staleframe.Golden;
import dev.staleframe.Locales;
import dev.staleframe.binary.Answer;
import dev.staleframe.binary.Features;
import dev.staleframe.inspect.BinaryFacts;
import dev.staleframe.inspect.Exposure;
import dev.staleframe.inspect.Facts;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class InspectReportTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final BinaryFacts AFFECTED = Facts.of("go1.23.0");
  private static final BinaryFacts UNKNOWN =
      Facts.with("", Facts.features(Answer.UNKNOWN, Answer.UNKNOWN, Answer.UNKNOWN));

  @ParameterizedTest
  @MethodSource("dev.staleframe.Locales#all")
  void goldens(Locale locale) throws Throwable {
    Map<String, BinaryFacts> samples =
        Map.of("affected", AFFECTED, "fixed", Facts.of("go1.23.1"), "unknown", UNKNOWN);
    for (var sample : samples.entrySet()) {
      Locales.in(
          locale,
          () ->
              Golden.check("report/inspect-" + sample.getKey() + ".txt", text(sample.getValue())));
    }
    Locales.in(locale, () -> Golden.check("report/inspect-affected.json", json(AFFECTED)));
  }

  @Test
  void namesOfAHostileFileAreNotObeyed() {
    Features features =
        new Features(Answer.YES, Optional.of(List.of("\u001b[2Jowned\n")), Answer.YES, Answer.NO);
    String text = text(Facts.with("go1.23.0 \u001b]0;x\u0007", features));
    assertFalse(text.contains("\u001b"), text);
    assertTrue(text.contains("\\x1b[2Jowned\\x0a"), text);
  }

  @Test
  void manyCallbacksAreNotAllTold() {
    List<String> names = List.of("a", "b", "c", "d", "e", "f", "g");
    Features features = new Features(Answer.YES, Optional.of(names), Answer.YES, Answer.NO);
    String text = text(Facts.with("go1.23.0", features));
    assertTrue(text.contains("C can call a, b, c, d, e and 2 more\n"), text);
  }

  @ParameterizedTest
  @ValueSource(strings = {"go1.23.0", "go1.23.1", "go1.23rc1", "devel", ""})
  void jsonKeepsTheContract(String version) throws IOException {
    assertEquals(List.of(), Schemas.errors("inspect", json(Facts.of(version))));
    assertEquals(List.of(), Schemas.errors("inspect", json(UNKNOWN)));
  }

  @Test
  void whatCantBeToldIsNull() throws IOException {
    JsonNode report = JSON.readTree(json(UNKNOWN));
    for (String field : new String[] {"release", "affected", "cgo", "callbacks", "tracer"}) {
      assertTrue(report.get(field).isNull(), field);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "release",
        "affected",
        "goroutines",
        "stale",
        "cgo",
        "callbacks",
        "tracer",
        "reasons"
      })
  void reportWithoutAPromisedFieldIsRefused(String field) throws IOException {
    ObjectNode report = (ObjectNode) JSON.readTree(json(AFFECTED));
    assertNotNull(report.remove(field));
    assertFalse(Schemas.errors("inspect", report.toString()).isEmpty());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "release | \"go1.23.0\"",
        "affected | \"yes\"",
        "goroutines | -1",
        "stale | {}",
        "cgo | \"unknown\"",
        "reasons | []",
        "reasons | [{\"needed\": \"cgo\"}]",
        "arch | \"386\"",
      })
  void unsoundValueIsRefused(String field, String value) throws IOException {
    ObjectNode report = (ObjectNode) JSON.readTree(json(AFFECTED));
    assertNotNull(report.replace(field, JSON.readTree(value)));
    assertFalse(Schemas.errors("inspect", report.toString()).isEmpty());
  }

  private static String text(BinaryFacts facts) {
    return StudySamples.written(
        out ->
            InspectReport.text(facts, Exposure.of(facts, Optional.empty()), Optional.empty(), out));
  }

  private static String json(BinaryFacts facts) {
    return StudySamples.written(
        out ->
            InspectReport.json(facts, Exposure.of(facts, Optional.empty()), Optional.empty(), out));
  }
}
