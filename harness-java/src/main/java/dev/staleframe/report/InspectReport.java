package dev.staleframe.report;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteFeature;
import dev.staleframe.binary.Answer;
import dev.staleframe.binary.Features;
import dev.staleframe.inspect.BinaryFacts;
import dev.staleframe.inspect.Condition;
import dev.staleframe.inspect.Exposure;
import dev.staleframe.inspect.Need;
import dev.staleframe.inspect.Sighting;
import dev.staleframe.release.Release;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Shows what {@code inspect} found out about a program's file. */
public final class InspectReport {
  private static final JsonFactory JSON =
      JsonFactory.builder().disable(StreamWriteFeature.AUTO_CLOSE_TARGET).build();

  private InspectReport() {}

  /** For people: a line a condition, then what they amount to and what to do. */
  public static void text(
      BinaryFacts facts, Exposure exposure, Optional<Sighting> sighting, PrintStream out) {
    out.println(Printable.of(facts.file() + ": " + heading(facts)));
    out.println();
    TextTable table = new TextTable();
    table.column("needed", false).column("there", false).column("why", false);
    for (Condition condition : exposure.conditions()) {
      table.row(
          condition.need().toString(), condition.holds().toString(), Printable.of(condition.why()));
    }
    table.lines().forEach(out::println);
    out.println();
    out.println(Printable.of(exposure.conclusion()));
    sighting.ifPresent(seen -> SightingText.write(seen, out));
    exposure.advice().forEach(out::println);
    out.println("Layout of its goroutines: " + layout(facts) + ".");
  }

  private static String heading(BinaryFacts facts) {
    List<String> words = new ArrayList<>();
    words.add(
        facts
            .release()
            .map(release -> "Go " + release)
            .orElse(
                facts.build().version().isEmpty()
                    ? "Go of an unknown release"
                    : facts.build().version()));
    facts.machine().ifPresent(machine -> words.add(machine.toString()));
    words.add(facts.kind().toString());
    if (facts.stripped()) {
      words.add("stripped");
    }
    return String.join(", ", words);
  }

  private static String layout(BinaryFacts facts) {
    return facts.layoutSource().map(source -> "known, from " + source).orElse("unknown");
  }

  /** For programs: one object, as {@code schema/inspect.schema.json} describes it. */
  public static void json(
      BinaryFacts facts, Exposure exposure, Optional<Sighting> sighting, PrintStream out) {
    try (JsonGenerator json = JSON.createGenerator(out)) {
      json.useDefaultPrettyPrinter();
      json.writeStartObject();
      json.writeStringField("file", facts.file());
      text(json, "release", facts.release().map(Release::toString).orElse(""));
      text(json, "version", facts.build().version());
      text(json, "path", facts.build().path());
      text(json, "arch", facts.machine().map(Object::toString).orElse(""));
      json.writeStringField("kind", facts.kind().toString());
      json.writeBooleanField("stripped", facts.stripped());
      answer(json, "affected", exposure.affected());
      json.writeStringField("conclusion", exposure.conclusion());
      features(json, facts.features(), exposure);
      json.writeArrayFieldStart("reasons");
      for (Condition condition : exposure.conditions()) {
        reason(json, condition);
      }
      json.writeEndArray();
      texts(json, "advice", exposure.advice());
      settings(json, facts);
      text(json, "layout", facts.layoutSource().map(Object::toString).orElse(""));
      SightingJson.members(json, sighting);
      json.writeEndObject();
      json.flush();
      out.println();
    } catch (IOException e) {
      throw new UncheckedIOException(e); // A PrintStream reports no errors.
    }
  }

  private static void features(JsonGenerator json, Features features, Exposure exposure)
      throws IOException {
    answer(json, "cgo", exposure.holds(Need.CGO));
    answer(json, "callbacks", exposure.holds(Need.CALLBACKS));
    texts(json, "exported", features.callbacks().orElse(List.of()));
    answer(json, "tracer", exposure.holds(Need.TRACER));
    answer(json, "plugins", features.plugins());
  }

  private static void reason(JsonGenerator json, Condition condition) throws IOException {
    json.writeStartObject();
    json.writeStringField("needed", condition.need().toString());
    answer(json, "there", condition.holds());
    json.writeStringField("why", condition.why());
    json.writeEndObject();
  }

  private static void settings(JsonGenerator json, BinaryFacts facts) throws IOException {
    json.writeObjectFieldStart("settings");
    for (var setting : facts.build().settings().entrySet()) {
      json.writeStringField(setting.getKey(), setting.getValue());
    }
    json.writeEndObject();
  }

  /** Null if it can't be told. */
  static void answer(JsonGenerator json, String name, Answer answer) throws IOException {
    if (answer.asBoolean().isPresent()) {
      json.writeBooleanField(name, answer.asBoolean().get());
    } else {
      json.writeNullField(name);
    }
  }

  /** Null if there is none. */
  private static void text(JsonGenerator json, String name, String text) throws IOException {
    json.writeStringField(name, text.isEmpty() ? null : text);
  }

  private static void texts(JsonGenerator json, String name, List<String> texts)
      throws IOException {
    json.writeArrayFieldStart(name);
    for (String text : texts) {
      json.writeString(text);
    }
    json.writeEndArray();
  }
}
