package dev.staleframe.report;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteFeature;
import dev.staleframe.judge.CellVerdict;
import dev.staleframe.judge.RateInterval;
import dev.staleframe.judge.Verdict;
import dev.staleframe.trial.Trial;
import dev.staleframe.trial.TrialJson;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
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
      for (CellVerdict cell : result.cells()) {
        for (Verdict verdict : cell.verdicts()) {
          cell(json, cell, verdict);
        }
      }
      json.writeEndArray();
      json.writeArrayFieldStart("disagreements");
      for (CellVerdict cell : result.cells()) {
        disagreements(json, cell);
      }
      json.writeEndArray();
      if (result.controlArm().isPresent()) {
        controlArm(json, result.controlArm().get());
      }
      json.writeArrayFieldStart("surprises");
      for (Surprise surprise : result.surprises()) {
        json.writeStartObject();
        TrialJson.members(json, surprise.cell());
        json.writeStringField("words", surprise.words());
        json.writeEndObject();
      }
      json.writeEndArray();
      words(json, "notes", result.notes());
      json.writeStringField("journal", result.origin().journals().get(0).toString());
      words(json, "journals", result.origin().journals().stream().map(Path::toString).toList());
      json.writeEndObject();
      json.flush();
      out.println();
    } catch (IOException e) {
      throw new UncheckedIOException(e); // A PrintStream reports no errors.
    }
  }

  private static void cell(JsonGenerator json, CellVerdict cell, Verdict verdict)
      throws IOException {
    json.writeStartObject();
    TrialJson.members(json, cell.cell());
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
    if (verdict.isHeldToARate()) {
      json.writeNumberField("leastRate", verdict.leastRate().rate());
    }
    if (verdict.abstention() != null) {
      json.writeStringField("abstains", verdict.abstention().reason());
      json.writeBooleanField("notAffected", verdict.notAffected());
    }
    counts(json, "titles", cell.titles());
    counts(json, "reasons", verdict.reasons());
    exhibit(json, cell, verdict);
    json.writeEndObject();
  }

  private static void exhibit(JsonGenerator json, CellVerdict cell, Verdict verdict)
      throws IOException {
    Trial stale = cell.firstStale();
    Trial wrong = cell.firstWrong();
    if (verdict.witness().equals("probe") && stale != null) {
      json.writeFieldName("first");
      TrialJson.object(json, stale.progress().probe().first());
    } else if (verdict.witness().equals("trace") && wrong != null) {
      json.writeFieldName("first");
      TrialJson.object(json, wrong.progress().trace().first());
    }
  }

  private static void disagreements(JsonGenerator json, CellVerdict cell) throws IOException {
    for (Map.Entry<String, Integer> disagreement : cell.disagreements().entrySet()) {
      json.writeStartObject();
      TrialJson.members(json, cell.cell());
      json.writeStringField("witnesses", disagreement.getKey());
      json.writeNumberField("trials", disagreement.getValue());
      json.writeEndObject();
    }
  }

  private static void counts(JsonGenerator json, String name, Map<String, Integer> counts)
      throws IOException {
    json.writeObjectFieldStart(name);
    for (Map.Entry<String, Integer> count : counts.entrySet()) {
      json.writeNumberField(count.getKey(), count.getValue());
    }
    json.writeEndObject();
  }

  private static void words(JsonGenerator json, String name, List<String> words)
      throws IOException {
    json.writeFieldName(name);
    json.writeArray(words.toArray(String[]::new), 0, words.size());
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
