package dev.staleframe.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.staleframe.Golden;
import dev.staleframe.Locales;
import dev.staleframe.fixture.Patch;
import dev.staleframe.judge.CostComparison;
import dev.staleframe.judge.CostComparison.Result;
import dev.staleframe.judge.Timings;
import dev.staleframe.trial.Cell;
import dev.staleframe.trial.Samples;
import dev.staleframe.trial.Status;
import dev.staleframe.trial.Trial;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

public class CostReportTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Cell BASE = Timings.cell(Timings.CALL, "1.23.0", Patch.NONE);
  private static final Cell FIX = Timings.cell(Timings.CALL, "1.23.0", Patch.FIX_ONLY);
  private static final Cell CHECK = Timings.cell(Timings.CALL, "1.23.0", Patch.CHECK_ONLY);
  private static final Cell FIXED = Timings.cell(Timings.CALL, "1.23.1", Patch.NONE);

  private static CostComparison comparison(Cell after, Result result) {
    double nanos = 35.4 * result.ratio();
    return new CostComparison(
        BASE, after, 200, 20, 35.4, nanos, Optional.of(result), new TreeMap<>());
  }

  /** One of each sort. */
  public static CostResult measured() {
    return new CostResult(
        "on this host (linux/amd64, 2 cpus)",
        List.of(
            comparison(BASE, new Result(0.9996, 0.9977, 1.0011, 0.65)),
            comparison(FIX, new Result(1.0004, 0.9981, 1.0032, 0.71)),
            comparison(CHECK, new Result(0.9931, 0.9913, 0.9956, 0.0001)),
            comparison(FIXED, new Result(1.0461, 1.0212, 1.0644, 0.00002))),
        "/out/journal.ndjson");
  }

  /** Too little was timed, and somebody who means no good to terminals says why. */
  public static CostResult failed() {
    List<Trial> trials = new ArrayList<>();
    for (int round = 0; round < 3; round++) {
      trials.add(Timings.trial(BASE, 2 * round, round, 35));
      trials.add(Timings.trial(BASE, 2 * round + 1, 100 + round, 35));
    }
    trials.add(Samples.unrun(FIX, 0, Status.COULD_NOT_BUILD, "\u001b[31mno\n"));
    return CostResult.of(trials, "on this host", "/out/journal.ndjson");
  }

  @ParameterizedTest
  @MethodSource("dev.staleframe.Locales#all")
  void textIsItsGolden(Locale locale) throws Throwable {
    Locales.in(locale, () -> Golden.check("report/cost.txt", text(measured())));
  }

  @Test
  void textOfWhatCouldNotBeComparedIsItsGolden() throws IOException {
    Golden.check("report/cost-failed.txt", text(failed()));
    assertFalse(failed().measured());
  }

  @Test
  void aControlThatDiffersIsAWarning() {
    CostResult result =
        new CostResult(
            "here", List.of(comparison(BASE, new Result(1.02, 1.01, 1.03, 0.001))), "journal");
    String text = text(result);
    assertTrue(
        text.contains(
            "but a difference shown for a cgo call; so don't trust the others, and run it again."),
        text);
    assertTrue(text.contains("Nothing could be compared."), text);
    assertFalse(result.measured());
  }

  @Test
  void jsonHasWhatIsPromised() throws IOException {
    ObjectNode report = json(measured());

    assertTrue(report.get("measured").asBoolean());
    assertEquals(3, report.get("comparisons").size());
    assertEquals(1, report.get("controls").size());
    ObjectNode fixed = (ObjectNode) report.at("/comparisons/2");
    assertEquals("call", fixed.get("operation").asText());
    assertEquals("1.23.0", fixed.get("before").asText());
    assertEquals("1.23.1", fixed.get("after").asText());
    assertEquals(1.0461, fixed.get("ratio").asDouble());
    assertEquals(1.0644, fixed.at("/interval/1").asDouble());
    assertTrue(fixed.get("distinguishable").asBoolean());
    assertEquals("1.23.0+fix-only", report.at("/comparisons/0/after").asText());
    assertFalse(report.at("/comparisons/0/distinguishable").asBoolean());
    assertEquals(List.of(), Schemas.errors("cost", report.toString()));
  }

  @Test
  void whatCouldNotBeComparedIsNull() throws IOException {
    ObjectNode report = json(failed());

    assertFalse(report.get("measured").asBoolean());
    assertTrue(report.at("/comparisons/0/ratio").isNull());
    assertTrue(report.at("/comparisons/0/interval").isNull());
    assertFalse(report.at("/comparisons/0/distinguishable").asBoolean());
    assertEquals(List.of(), Schemas.errors("cost", report.toString()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "operation",
        "before",
        "after",
        "ratio",
        "interval",
        "distinguishable",
        "failures"
      })
  void comparisonWithoutAPromisedFieldIsRefused(String field) throws IOException {
    ObjectNode report = json(measured());
    assertNotNull(((ObjectNode) report.at("/comparisons/1")).remove(field));
    assertFalse(Schemas.errors("cost", report.toString()).isEmpty());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "before | \"go1.23.0\"",
        "after | \"\"",
        "ratio | -1",
        "ratio | \"one\"",
        "interval | [1]",
        "interval | [1, \"two\"]",
        "distinguishable | null",
        "p | 2",
        "nanosBefore | -1",
        "pairs | 0.5",
        "failures | {\"timed out\": 0}",
      })
  void unsoundValueIsRefused(String field, String value) throws IOException {
    ObjectNode report = json(measured());
    ((ObjectNode) report.at("/comparisons/0")).set(field, JSON.readTree(value));
    assertFalse(Schemas.errors("cost", report.toString()).isEmpty());
  }

  private static String text(CostResult result) {
    return StudySamples.written(out -> CostReport.text(result, out));
  }

  private static ObjectNode json(CostResult result) throws IOException {
    return (ObjectNode) JSON.readTree(StudySamples.written(out -> CostReport.json(result, out)));
  }
}
