package dev.staleframe.report;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteFeature;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.util.List;

/** Shows the checks of {@code doctor}. */
public final class CheckReport {
  private static final JsonFactory JSON =
      JsonFactory.builder().disable(StreamWriteFeature.AUTO_CLOSE_TARGET).build();

  private CheckReport() {}

  /** For people: a line a check, and under it what to do about what is lacking. */
  public static void text(List<Check> checks, PrintStream out) {
    int width = checks.stream().mapToInt(check -> check.name().length()).max().orElse(0);
    for (Check check : checks) {
      out.printf(
          "%-8s  %-" + width + "s  %s%n",
          label(check.outcome().state()),
          check.name(),
          Printable.of(check.outcome().found()));
      if (!check.outcome().advice().isEmpty()) {
        out.println(" ".repeat(12 + width) + Printable.of(check.outcome().advice()));
      }
    }
  }

  /** What needs something to be done stands out. */
  private static String label(Check.State state) {
    return state == Check.State.MISSING ? "MISSING" : state.toString();
  }

  /** For programs: {@code checks}, an array of objects. */
  public static void json(List<Check> checks, PrintStream out) {
    try (JsonGenerator json = JSON.createGenerator(out)) {
      json.useDefaultPrettyPrinter();
      json.writeStartObject();
      json.writeArrayFieldStart("checks");
      for (Check check : checks) {
        json.writeStartObject();
        json.writeStringField("name", check.name());
        json.writeBooleanField("ok", check.outcome().ok());
        json.writeStringField("state", check.outcome().state().toString());
        json.writeStringField("found", check.outcome().found());
        json.writeStringField("advice", check.outcome().advice());
        json.writeEndObject();
      }
      json.writeEndArray();
      json.writeEndObject();
      json.flush();
      out.println();
    } catch (IOException e) {
      throw new UncheckedIOException(e); // A PrintStream reports no errors.
    }
  }
}
