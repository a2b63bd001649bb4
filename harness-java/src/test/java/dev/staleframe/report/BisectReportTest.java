package dev.staleframe.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.staleframe.Golden;
import dev.staleframe.report.BisectResult.Tested;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BisectReportTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @Test
  void textIsItsGolden() throws IOException {
    Golden.check("report/bisect.txt", written(found(), BisectReport::text));
  }

  @Test
  void jsonHasWhatIsPromised() throws IOException {
    ObjectNode report = json(found());

    assertEquals("grow", report.get("scenario").asText());
    assertEquals("1.23rc1", report.get("firstBad").asText());
    assertEquals("1.23.1", report.get("firstGood").asText());
    assertEquals(3, report.get("built").asInt());
    assertEquals(0.9995, report.get("confidence").asDouble());
    assertEquals(List.of(), Schemas.errors("bisect", report.toString()));
  }

  @Test
  void whatWasNotFoundIsNull() throws IOException {
    ObjectNode report = json(notFound());

    assertEquals(true, report.get("firstBad").isNull());
    assertEquals(true, report.get("firstGood").isNull());
    assertEquals(List.of(), Schemas.errors("bisect", report.toString()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"scenario", "firstBad", "firstGood", "built", "confidence"})
  void reportWithoutAPromisedFieldIsRefused(String field) throws IOException {
    ObjectNode report = json(found());
    assertNotNull(report.remove(field));
    assertFalse(Schemas.errors("bisect", report.toString()).isEmpty());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "firstBad | \"go1.23.0\"",
        "firstGood | \"\"",
        "built | -1",
        "confidence | 1.5",
        "found | \"yes\"",
        "releases | [{\"release\": \"1.23.0\"}]",
      })
  void unsoundValueIsRefused(String field, String value) throws IOException {
    ObjectNode report = json(found());
    report.set(field, JSON.readTree(value));
    assertFalse(Schemas.errors("bisect", report.toString()).isEmpty());
  }

  private static BisectResult found() {
    return new BisectResult(
        "grow",
        List.of("golang/go issue 69087, scenario grow", "first bad of 3 releases"),
        List.of("First bad: Go 1.23rc1.", "First good after it: Go 1.23.1."),
        true,
        Optional.of("1.23rc1"),
        Optional.of("1.23.1"),
        3,
        0.9995,
        List.of(
            new Tested("1.22.12", "consistent", 20, "crash 0 of 20"),
            new Tested("1.23rc1", "stale", 20, "crash 20 of 20, probe 20 of 20"),
            new Tested("1.23.1", "consistent", 20, "crash 0 of 20"),
            new Tested("1.23.2", "unknown", 0, "could not build: \u001b[31mno\n")),
        "out/journal.ndjson",
        List.of("Command: ./staleframe bisect --good 1.22.12 --bad 1.23.0"));
  }

  private static BisectResult notFound() {
    return new BisectResult(
        "still",
        List.of("heading"),
        List.of("Nothing to search."),
        false,
        Optional.empty(),
        Optional.empty(),
        0,
        0,
        List.of(),
        "out/journal.ndjson",
        List.of());
  }

  private static ObjectNode json(BisectResult result) throws IOException {
    return (ObjectNode) JSON.readTree(written(result, BisectReport::json));
  }

  private static String written(BisectResult result, BiConsumer<BisectResult, PrintStream> report) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    report.accept(result, new PrintStream(out, true, StandardCharsets.UTF_8));
    return out.toString(StandardCharsets.UTF_8);
  }
}
