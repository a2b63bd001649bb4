package dev.staleframe.report;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteFeature;
import dev.staleframe.judge.CostComparison;
import dev.staleframe.judge.CostComparison.Result;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Shows the result of {@code cost}. */
public final class CostReport {
  private static final JsonFactory JSON =
      JsonFactory.builder().disable(StreamWriteFeature.AUTO_CLOSE_TARGET).build();

  private CostReport() {}

  /** For people. */
  public static void text(CostResult result, PrintStream out) {
    CostWords.heading(result).forEach(out::println);
    out.println();
    TextTable table =
        new TextTable()
            .column("operation", false)
            .column("before", false)
            .column("after", false)
            .column("ns before", true)
            .column("ns after", true)
            .column("ratio", true)
            .column("interval", false)
            .column("", false);
    result.all().forEach(comparison -> row(table, comparison));
    table.lines().forEach(out::println);
    out.println();
    CostWords.conclusion(result).forEach(out::println);
    out.println();
    out.println("Journal: " + result.journal());
  }

  private static void row(TextTable table, CostComparison comparison) {
    Result result = comparison.result().orElse(null);
    table.row(
        CostWords.operation(comparison),
        CostWords.build(comparison.before()),
        comparison.control() ? "itself" : CostWords.build(comparison.after()),
        nanos(comparison.nanosBefore()),
        nanos(comparison.nanosAfter()),
        result == null ? "-" : String.format(Locale.ROOT, "%.4f", result.ratio()),
        result == null ? "-" : CostWords.interval(result),
        result == null
            ? "not compared"
            : result.distinguishable()
                ? "a difference"
                : "none shown, resolution " + CostWords.resolution(result));
  }

  private static String nanos(double nanos) {
    return nanos == 0 ? "-" : String.format(Locale.ROOT, "%.1f", nanos);
  }

  /** For programs: one object, as {@code schema/cost.schema.json} describes it. */
  public static void json(CostResult result, PrintStream out) {
    try (JsonGenerator json = JSON.createGenerator(out)) {
      json.useDefaultPrettyPrinter();
      json.writeStartObject();
      json.writeStringField("command", "cost");
      json.writeStringField("conclusion", String.join(" ", CostWords.conclusion(result)));
      json.writeBooleanField("measured", result.measured());
      array(json, "comparisons", result.comparisons());
      array(json, "controls", result.controls());
      json.writeStringField("where", result.where());
      json.writeStringField("journal", result.journal());
      json.writeEndObject();
      json.flush();
      out.println();
    } catch (IOException e) {
      throw new UncheckedIOException(e); // A PrintStream reports no errors.
    }
  }

  private static void array(JsonGenerator json, String name, List<CostComparison> comparisons)
      throws IOException {
    json.writeArrayFieldStart(name);
    for (CostComparison comparison : comparisons) {
      comparison(json, comparison);
    }
    json.writeEndArray();
  }

  private static void comparison(JsonGenerator json, CostComparison comparison) throws IOException {
    json.writeStartObject();
    json.writeStringField("operation", comparison.before().scenario().operation());
    json.writeStringField("before", CostWords.build(comparison.before()));
    json.writeStringField("after", CostWords.build(comparison.after()));
    if (comparison.result().isPresent()) {
      result(json, comparison.result().get());
    } else {
      json.writeNullField("ratio");
      json.writeNullField("interval");
    }
    json.writeBooleanField("distinguishable", comparison.distinguishable());
    json.writeNumberField("nanosBefore", comparison.nanosBefore());
    json.writeNumberField("nanosAfter", comparison.nanosAfter());
    json.writeNumberField("pairs", comparison.pairs());
    json.writeNumberField("shuffles", comparison.shuffles());
    json.writeStringField("conclusion", CostWords.sentence(comparison));
    json.writeObjectFieldStart("failures");
    for (Map.Entry<String, Integer> failure : comparison.failures().entrySet()) {
      json.writeNumberField(failure.getKey(), failure.getValue());
    }
    json.writeEndObject();
    json.writeEndObject();
  }

  private static void result(JsonGenerator json, Result result) throws IOException {
    json.writeNumberField("ratio", result.ratio());
    json.writeArrayFieldStart("interval");
    json.writeNumber(result.low());
    json.writeNumber(result.high());
    json.writeEndArray();
    json.writeNumberField("p", result.p());
    json.writeNumberField("resolution", result.resolution());
  }
}
