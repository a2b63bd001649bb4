package dev.staleframe.report;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteFeature;
import dev.staleframe.judge.RateInterval;
import dev.staleframe.judge.Verdict;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.util.Map;

/**
 * For programs: one object, as {@code schema/study.schema.json} describes it. Its names are a
 * contract.
 */
public final class JsonReport implements ReportWriter {
  private static final JsonFactory JSON =
      JsonFactory.builder().disable(StreamWriteFeature.AUTO_CLOSE_TARGET).build();

  @Override
  public void write(StudyResult result, PrintStream out) {
    try (JsonGenerator json = JSON.createGenerator(out)) {
      json.useDefaultPrettyPrinter();
      json.writeStartObject();
      json.writeStringField("command", result.command());
      json.writeStringField("conclusion", result.conclusion());
      json.writeBooleanField("asExpected", result.asExpected());
      json.writeArrayFieldStart("cells");
      for (Verdict verdict : result.verdicts()) {
        cell(json, verdict);
      }
      json.writeEndArray();
      if (result.controlArm().isPresent()) {
        controlArm(json, result.controlArm().get());
      }
      json.writeStringField("journal", result.journal());
      json.writeEndObject();
      json.flush();
      out.println();
    } catch (IOException e) {
      throw new UncheckedIOException(e); // A PrintStream reports no errors.
    }
  }

  private static void cell(JsonGenerator json, Verdict verdict) throws IOException {
    json.writeStartObject();
    json.writeStringField("release", verdict.cell().release().toString());
    json.writeStringField("scenario", verdict.cell().scenario().name());
    json.writeStringField("patch", verdict.cell().patch().toString());
    json.writeStringField("amplifier", verdict.cell().amplifier().toString());
    json.writeStringField("shim", verdict.cell().shim().toString());
    json.writeStringField("place", verdict.cell().place());
    json.writeStringField("arch", verdict.cell().arch());
    json.writeStringField("witness", verdict.witness());
    json.writeNumberField("trials", verdict.trials());
    json.writeNumberField("stale", verdict.stale());
    json.writeNumberField("consistent", verdict.consistent());
    json.writeNumberField("unknown", verdict.unknown());
    RateInterval interval = verdict.interval();
    json.writeArrayFieldStart("interval");
    json.writeNumber(interval.low());
    json.writeNumber(interval.high());
    json.writeEndArray();
    json.writeStringField("expected", verdict.expected().toString());
    json.writeBooleanField("asExpected", verdict.asExpected());
    counts(json, "titles", verdict.titles());
    counts(json, "reasons", verdict.reasons());
    json.writeEndObject();
  }

  private static void counts(JsonGenerator json, String name, Map<String, Integer> counts)
      throws IOException {
    json.writeObjectFieldStart(name);
    for (Map.Entry<String, Integer> count : counts.entrySet()) {
      json.writeNumberField(count.getKey(), count.getValue());
    }
    json.writeEndObject();
  }

  private static void controlArm(JsonGenerator json, StudyResult.ControlArmLine line)
      throws IOException {
    json.writeObjectFieldStart("controlArm");
    json.writeNumberField("callbacks", line.callbacks());
    json.writeBooleanField("ok", line.ok());
    json.writeNumberField("nanosPerCallback", line.nanosPerCallback());
    json.writeEndObject();
  }
}
