package dev.staleframe.journal;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.staleframe.trial.Cell;
import dev.staleframe.trial.CrashSummary;
import dev.staleframe.trial.ProbeReading;
import dev.staleframe.trial.Progress;
import dev.staleframe.trial.TimingReading;
import dev.staleframe.trial.TraceReading;
import dev.staleframe.trial.Trial;
import dev.staleframe.trial.TrialJson;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;

/** The lines of a journal, as {@code docs/journal.md} describes them. */
final class JournalLine {
  /** Raised when a reader of the old format would misread the new one. */
  static final int FORMAT = 1;

  /** The beginning of each journal: the line that opens a run. */
  static final String BEGINNING = "{\"type\":\"run\"";

  private static final JsonFactory JSON = new JsonFactory();

  private JournalLine() {}

  /** Writes the members of one object. */
  private interface Members {
    void write(JsonGenerator json) throws IOException;
  }

  static byte[] of(RunHeader header) {
    return line(
        json -> {
          json.writeStringField("type", "run");
          json.writeNumberField("format", FORMAT);
          json.writeStringField("run", header.run());
          json.writeStringField("startedAt", header.startedAt().toString());
          json.writeStringField("staleframe", header.staleframe());
          json.writeStringField("fixture", header.fixture());
          words(json, "command", header.command());
          json.writeObjectFieldStart("host");
          json.writeStringField("os", header.host().os());
          json.writeStringField("arch", header.host().arch());
          json.writeNumberField("cpus", header.host().cpus());
          json.writeStringField("cpu", header.host().cpu());
          json.writeStringField("name", header.host().name());
          json.writeEndObject();
          words(json, "places", header.places());
          json.writeObjectFieldStart("environment");
          for (Map.Entry<String, String> variable : header.environment().entrySet()) {
            json.writeStringField(variable.getKey(), variable.getValue());
          }
          json.writeEndObject();
          part(json, header.part());
        });
  }

  /** That the run came to its end. */
  static byte[] end(long trials) {
    return line(
        json -> {
          json.writeStringField("type", "end");
          json.writeNumberField("trials", trials);
        });
  }

  private static void part(JsonGenerator json, Part part) throws IOException {
    if (part == null) {
      return;
    }
    json.writeObjectFieldStart("part");
    json.writeStringField("plan", part.plan());
    json.writeNumberField("cells", part.cells());
    json.writeNumberField("shard", part.shard());
    json.writeNumberField("shards", part.shards());
    json.writeEndObject();
  }

  static byte[] of(Trial trial) {
    return line(
        json -> {
          json.writeStringField("type", "trial");
          json.writeNumberField("number", trial.number());
          cell(json, trial.cell());
          json.writeStringField("status", trial.status().toString());
          json.writeNumberField("exitCode", trial.exitCode());
          json.writeNumberField("signal", trial.signal());
          json.writeNumberField("wallMicros", trial.wallMicros());
          json.writeNumberField("maxRssKiB", trial.maxRssKiB());
          json.writeNumberField("stragglers", trial.stragglers());
          progress(json, trial.progress());
          probe(json, trial.progress().probe());
          trace(json, trial.progress().trace());
          timing(json, trial.progress().timing());
          crash(json, trial.crash());
          optional(json, "log", trial.log());
          optional(json, "note", trial.note());
        });
  }

  private static void cell(JsonGenerator json, Cell cell) throws IOException {
    json.writeObjectFieldStart("cell");
    TrialJson.members(json, cell);
    json.writeEndObject();
  }

  private static void progress(JsonGenerator json, Progress progress) throws IOException {
    json.writeObjectFieldStart("progress");
    json.writeBooleanField("started", progress.started());
    json.writeNumberField("moves", progress.moves());
    json.writeNumberField("parks", progress.parks());
    json.writeNumberField("cycles", progress.cycles());
    json.writeBooleanField("done", progress.done());
    optional(json, "error", progress.error());
    json.writeNumberField("strayLines", progress.strayLines());
    json.writeEndObject();
  }

  private static void probe(JsonGenerator json, ProbeReading probe) throws IOException {
    if (probe == null) {
      return;
    }
    json.writeObjectFieldStart("probe");
    json.writeBooleanField("field", probe.field());
    json.writeNumberField("callbacks", probe.callbacks());
    json.writeNumberField("stale", probe.stale());
    json.writeNumberField("consistent", probe.consistent());
    if (probe.first() != null) {
      json.writeFieldName("first");
      TrialJson.object(json, probe.first());
    }
    json.writeEndObject();
  }

  private static void trace(JsonGenerator json, TraceReading trace) throws IOException {
    if (trace == null) {
      return;
    }
    json.writeObjectFieldStart("trace");
    json.writeNumberField("right", trace.right());
    json.writeNumberField("wrong", trace.wrong());
    json.writeNumberField("unrecorded", trace.unrecorded());
    if (trace.first() != null) {
      json.writeFieldName("first");
      TrialJson.object(json, trace.first());
    }
    optional(json, "error", trace.error());
    json.writeEndObject();
  }

  private static void timing(JsonGenerator json, TimingReading timing) throws IOException {
    if (timing == null) {
      return;
    }
    json.writeObjectFieldStart("timing");
    json.writeNumberField("shuffle", timing.shuffle());
    json.writeNumberField("operations", timing.operations());
    json.writeNumberField("nanos", timing.nanos());
    json.writeNumberField("batches", timing.batches());
    json.writeEndObject();
  }

  private static void crash(JsonGenerator json, CrashSummary crash) throws IOException {
    if (crash == null) {
      return;
    }
    json.writeObjectFieldStart("crash");
    json.writeStringField("title", crash.title());
    optional(json, "message", crash.message());
    optional(json, "knownBug", crash.knownBug());
    optional(json, "witness", crash.witness());
    words(json, "frames", crash.frames());
    json.writeEndObject();
  }

  private static void words(JsonGenerator json, String name, List<String> words)
      throws IOException {
    json.writeFieldName(name);
    json.writeArray(words.toArray(String[]::new), 0, words.size());
  }

  private static void optional(JsonGenerator json, String name, String value) throws IOException {
    if (value != null) {
      json.writeStringField(name, value);
    }
  }

  private static byte[] line(Members members) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(1024);
    try (JsonGenerator json = JSON.createGenerator(out)) {
      json.writeStartObject();
      members.write(json);
      json.writeEndObject();
      json.writeRaw('\n');
    } catch (IOException e) {
      throw new UncheckedIOException(e); // Memory takes every write.
    }
    return out.toByteArray();
  }
}
