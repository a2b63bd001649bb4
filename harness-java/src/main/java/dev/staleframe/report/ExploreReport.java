package dev.staleframe.report;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteFeature;
import dev.staleframe.Amount;
import dev.staleframe.report.ExploreResult.Control;
import dev.staleframe.report.ExploreResult.Count;
import dev.staleframe.report.ExploreResult.Finding;
import dev.staleframe.report.ExploreResult.Unconfirmed;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.util.List;

/** Shows the result of {@code explore}. */
public final class ExploreReport {
  private static final JsonFactory JSON =
      JsonFactory.builder().disable(StreamWriteFeature.AUTO_CLOSE_TARGET).build();

  /** Why two findings may be one. */
  private static final String CONJECTURE = ", which is in the same releases (a conjecture)";

  private ExploreReport() {}

  /** For people. */
  public static void text(ExploreResult result, PrintStream out) {
    result.heading().forEach(out::println);
    result.findings().forEach(finding -> finding(finding, out));
    if (!result.unconfirmed().isEmpty()) {
      out.println();
      out.println("Seen, and not again:");
      for (Unconfirmed seen : result.unconfirmed()) {
        out.println("  " + Printable.of(seen.title()) + " (" + seen.count() + " when run again)");
        out.println("    " + seen.scenario());
      }
    }
    out.println();
    result.conclusion().forEach(sentence -> out.println(Printable.of(sentence)));
    result.notes().forEach(note -> out.println(Printable.of(note)));
    out.println();
    result.origin().forEach(out::println);
  }

  private static void finding(Finding finding, PrintStream out) {
    out.println();
    out.println(Printable.of(finding.title()) + status(finding));
    out.println("  scenario  " + finding.scenario());
    out.println(
        "  shows     %s, %s%s"
            .formatted(
                finding.count(),
                Amount.of(finding.steps(), "step"),
                finding.minimal() ? ", none of which can be left out" : ", not fully shrunk"));
    finding.alsoBy().forEach(way -> out.println("  also by   " + way));
    finding.breaks().forEach(rule -> out.println("  breaks    a rule: " + rule));
    out.println("  releases  " + finding.range());
    finding
        .related()
        .forEach(
            other -> out.println("  perhaps   one fault with " + Printable.of(other) + CONJECTURE));
    controls(finding).forEach(line -> out.println("  " + line));
    out.println("  program   " + Printable.of(finding.program()));
    if (!finding.folder().isEmpty()) {
      out.println("  folder    " + finding.folder());
    }
  }

  private static String status(Finding finding) {
    String known =
        finding
            .knownBug()
            .map(bug -> "known: " + bug)
            .or(() -> finding.baseline().map(where -> "found before: " + Printable.of(where)))
            .or(() -> finding.resembles().map(bug -> "looks like " + bug + ", may be another"))
            .orElse("not known");
    String lesser = finding.breaks().isEmpty() ? "" : "; a lesser finding";
    return " [" + known + lesser + (finding.isNew() ? "" : "; nothing new") + "]";
  }

  /** The controls of a finding, a row each. */
  public static List<String> controls(Finding finding) {
    TextTable table =
        new TextTable()
            .column("control", false)
            .column("shows", true)
            .column("vanishes", false)
            .column("instead", false);
    for (Control control : finding.controls()) {
      table.row(
          control.name(),
          control.count().toString(),
          control.vanishes() ? "yes" : "no",
          Printable.of(control.instead().orElse("")));
    }
    return table.lines();
  }

  /** For programs: one object, as {@code schema/explore.schema.json} describes it. */
  public static void json(ExploreResult result, PrintStream out) {
    try (JsonGenerator json = JSON.createGenerator(out)) {
      json.useDefaultPrettyPrinter();
      json.writeStartObject();
      json.writeStringField("command", "explore");
      json.writeStringField("release", result.release());
      json.writeNumberField("seed", result.seed());
      words(json, "heading", result.heading());
      json.writeStringField("conclusion", String.join(" ", result.conclusion()));
      json.writeBooleanField("foundNew", result.foundNew());
      json.writeNumberField("scenariosRun", result.scenariosRun());
      json.writeNumberField("perSecond", result.perSecond());
      json.writeArrayFieldStart("findings");
      for (Finding finding : result.findings()) {
        finding(json, finding);
      }
      json.writeEndArray();
      json.writeArrayFieldStart("unconfirmed");
      for (Unconfirmed seen : result.unconfirmed()) {
        json.writeStartObject();
        json.writeStringField("title", seen.title());
        json.writeStringField("scenario", seen.scenario());
        count(json, seen.count());
        json.writeEndObject();
      }
      json.writeEndArray();
      words(json, "notes", result.notes());
      words(json, "origin", result.origin());
      json.writeStringField("journal", result.journal());
      json.writeEndObject();
      json.flush();
      out.println();
    } catch (IOException e) {
      throw new UncheckedIOException(e); // A PrintStream reports no errors.
    }
  }

  private static void finding(JsonGenerator json, Finding finding) throws IOException {
    json.writeStartObject();
    json.writeStringField("title", finding.title());
    json.writeStringField("kind", finding.kind());
    json.writeStringField("release", finding.release());
    json.writeStringField("scenario", finding.scenario());
    json.writeNumberField("steps", finding.steps());
    json.writeBooleanField("minimal", finding.minimal());
    json.writeStringField("foundBy", finding.foundBy());
    json.writeNumberField("seconds", finding.seconds());
    count(json, finding.count());
    json.writeStringField("firstRelease", finding.firstRelease().orElse(null));
    json.writeStringField("lastRelease", finding.lastRelease().orElse(null));
    json.writeStringField("range", finding.range());
    json.writeStringField("folder", finding.folder());
    json.writeStringField("knownBug", finding.knownBug().orElse(null));
    json.writeStringField("resembles", finding.resembles().orElse(null));
    json.writeStringField("baseline", finding.baseline().orElse(null));
    json.writeBooleanField("new", finding.isNew());
    words(json, "alsoBy", finding.alsoBy());
    words(json, "related", finding.related());
    words(json, "breaks", finding.breaks());
    json.writeArrayFieldStart("controls");
    for (Control control : finding.controls()) {
      json.writeStartObject();
      json.writeStringField("name", control.name());
      count(json, control.count());
      json.writeBooleanField("vanishes", control.vanishes());
      json.writeStringField("instead", control.instead().orElse(null));
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeStringField("program", finding.program());
    json.writeEndObject();
  }

  private static void count(JsonGenerator json, Count count) throws IOException {
    json.writeNumberField("trials", count.trials());
    json.writeNumberField("hits", count.hits());
  }

  private static void words(JsonGenerator json, String name, List<String> words)
      throws IOException {
    json.writeFieldName(name);
    json.writeArray(words.toArray(String[]::new), 0, words.size());
  }
}
