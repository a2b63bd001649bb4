package dev.staleframe.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.staleframe.Golden;
import dev.staleframe.report.AttributeResult.Change;
import dev.staleframe.report.AttributeResult.HunkSet;
import dev.staleframe.report.AttributeResult.Tested;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AttributeReportTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Change CALL = new Change(2, "src/runtime/cgocall.go", 375, 380, 1, 1);
  private static final Change CHECK = new Change(3, "src/runtime/proc.go", 4422, 4422, 0, 6);

  @Test
  void textIsItsGolden() throws IOException {
    Golden.check("report/attribute.txt", written(found(), AttributeReport::text));
  }

  @Test
  void jsonHasWhatIsPromised() throws IOException {
    ObjectNode report = json(found());

    assertEquals("1.23.0", report.get("from").asText());
    assertEquals("1.23.1", report.get("to").asText());
    assertEquals("src/runtime/cgocall.go", report.at("/removes/1/file").asText());
    assertEquals(375, report.at("/removes/1/line").asInt());
    assertEquals("src/runtime/proc.go", report.at("/reveals/0/file").asText());
    assertEquals(4422, report.at("/reveals/0/line").asInt());
    assertEquals(0, report.get("brings").size());
    assertEquals(6, report.get("builds").asInt());
    assertEquals(List.of(), Schemas.errors("attribute", report.toString()));
  }

  @Test
  void whatWasNotFoundIsEmpty() throws IOException {
    ObjectNode report = json(nothing(0));

    assertEquals(0, report.get("removes").size());
    assertEquals(0, report.get("reveals").size());
    assertFalse(report.get("found").asBoolean());
    assertEquals(List.of(), Schemas.errors("attribute", report.toString()));
  }

  @Test
  void aLongDifferenceIsNotListed() {
    assertTrue(written(nothing(60), AttributeReport::text).contains("begins at"));
    assertFalse(written(nothing(61), AttributeReport::text).contains("begins at"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"from", "to", "removes", "reveals", "builds", "confidence", "sets"})
  void reportWithoutAPromisedFieldIsRefused(String field) throws IOException {
    ObjectNode report = json(found());
    assertNotNull(report.remove(field));
    assertFalse(Schemas.errors("attribute", report.toString()).isEmpty());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "from | \"go1.23.0\"",
        "builds | -1",
        "confidence | 1.5",
        "found | \"yes\"",
        "removes | [{\"file\": \"src/runtime/proc.go\"}]",
        "removes | [{\"number\": 1, \"file\": \"/usr/proc.go\", \"line\": 1, \"newLine\": 1,"
            + " \"removed\": 0, \"added\": 1}]",
        "reveals | [{\"number\": 1, \"file\": \"src/a.go\", \"line\": 0, \"newLine\": 1,"
            + " \"removed\": 0, \"added\": 1}]",
        "sets | [{\"does\": \"hides\"}]",
        "tested | [{\"release\": \"1.23.0\", \"patch\": \"none\", \"hunks\": \"all\", \"finding\":"
            + " \"clean\", \"trials\": 1, \"evidence\": \"\"}]",
      })
  void unsoundValueIsRefused(String field, String value) throws IOException {
    ObjectNode report = json(found());
    report.set(field, JSON.readTree(value));
    assertFalse(Schemas.errors("attribute", report.toString()).isEmpty());
  }

  private static AttributeResult found() {
    Change pointer = new Change(1, "src/runtime/cgocall.go", 343, 348, 1, 1);
    return new AttributeResult(
        "grow",
        "1.23.0",
        "1.23.1",
        List.of("golang/go issue 69087, scenario grow", "which of 3 hunks"),
        List.of(pointer, CALL, CHECK),
        List.of("Removes the fault: src/runtime/cgocall.go:343.", "Confidence 0.99950."),
        true,
        List.of(
            new HunkSet(
                "removes",
                "Removes the fault: Go 1.23.0 with 2 of 3 hunks is clean.",
                List.of(pointer, CALL),
                List.of("--- a/src/runtime/cgocall.go", "+\tsavedbp := \u001b[31m", "-\tsavedbp"),
                true,
                90,
                0.9995),
            new HunkSet(
                "reveals",
                "Reveals the fault to the runtime itself: Go 1.23.0 with 1 of 3 hunks throws.",
                List.of(CHECK),
                List.of("--- a/src/runtime/proc.go", "+\tif gp.syscallbp != 0"),
                true,
                50,
                1)),
        6,
        0.9995,
        List.of(
            new Tested("1.23.0", "none", "", 0, "silent", 30, "crash 30 of 30, probe 30 of 30"),
            new Tested("1.23.1", "none", "", 0, "clean", 20, "crash 0 of 20"),
            new Tested("1.23.0", "1.23.1:a1b2c3d4e5f6", "1-2", 2, "clean", 20, "crash 0 of 20"),
            new Tested(
                "1.23.0",
                "1.23.1:b1b2c3d4e5f6",
                "1, 3, 5, 7, 9, 11, 13, 15, 17",
                9,
                "unknown",
                0,
                "could not build: \u001b[31mno\n")),
        "/out/journal.ndjson",
        List.of("Command: ./staleframe attribute", "Journal: /out/journal.ndjson"));
  }

  private static AttributeResult nothing(int hunks) {
    return new AttributeResult(
        "still",
        "1.23rc1",
        "1.23.0",
        List.of("heading"),
        Collections.nCopies(hunks, CALL),
        List.of("Nothing to attribute."),
        false,
        List.of(),
        2,
        0,
        List.of(),
        "/out/journal.ndjson",
        List.of());
  }

  private static ObjectNode json(AttributeResult result) throws IOException {
    return (ObjectNode) JSON.readTree(written(result, AttributeReport::json));
  }

  private static String written(
      AttributeResult result, BiConsumer<AttributeResult, PrintStream> report) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    report.accept(result, new PrintStream(out, true, StandardCharsets.UTF_8));
    return out.toString(StandardCharsets.UTF_8);
  }
}
