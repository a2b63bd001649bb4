package dev.staleframe.report;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteFeature;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;

/** Shows the result of {@code bisect}. */
public final class BisectReport {
  private static final JsonFactory JSON =
      JsonFactory.builder().disable(StreamWriteFeature.AUTO_CLOSE_TARGET).build();

  private BisectReport() {}

  /** For people, to be pasted into an issue as it is. */
  public static void text(BisectResult result, PrintStream out) {
    result.heading().forEach(out::println);
    out.println();
    TextTable table =
        new TextTable().column("release", false).column("finding", false).column("seen by", false);
    result.tested().forEach(t -> table.row(t.release(), t.finding(), Printable.of(t.evidence())));
    table.lines().forEach(out::println);
    out.println();
    result.conclusion().forEach(sentence -> out.println(Printable.of(sentence)));
    out.println();
    result.origin().forEach(out::println);
  }

  /** For programs: one object, as {@code schema/bisect.schema.json} describes it. */
  public static void json(BisectResult result, PrintStream out) {
    try (JsonGenerator json = JSON.createGenerator(out)) {
      json.useDefaultPrettyPrinter();
      json.writeStartObject();
      json.writeStringField("command", "bisect");
      json.writeStringField("scenario", result.scenario());
      json.writeStringField("conclusion", String.join(" ", result.conclusion()));
      json.writeBooleanField("found", result.found());
      json.writeStringField("firstBad", result.firstBad().orElse(null));
      json.writeStringField("firstGood", result.firstGood().orElse(null));
      json.writeNumberField("built", result.built());
      json.writeNumberField("confidence", result.confidence());
      json.writeArrayFieldStart("releases");
      for (BisectResult.Tested tested : result.tested()) {
        json.writeStartObject();
        json.writeStringField("release", tested.release());
        json.writeStringField("finding", tested.finding());
        json.writeNumberField("trials", tested.trials());
        json.writeStringField("evidence", tested.evidence());
        json.writeEndObject();
      }
      json.writeEndArray();
      json.writeStringField("journal", result.journal());
      json.writeEndObject();
      json.flush();
      out.println();
    } catch (IOException e) {
      throw new UncheckedIOException(e); // A PrintStream reports no errors.
    }
  }
}
