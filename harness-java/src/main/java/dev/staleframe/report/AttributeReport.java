package dev.staleframe.report;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteFeature;
import dev.staleframe.Amount;
import dev.staleframe.report.AttributeResult.Change;
import dev.staleframe.report.AttributeResult.HunkSet;
import dev.staleframe.report.AttributeResult.Tested;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Shows the result of {@code attribute}. */
public final class AttributeReport {
  private static final JsonFactory JSON =
      JsonFactory.builder().disable(StreamWriteFeature.AUTO_CLOSE_TARGET).build();

  /** What sets are promised under their own names, found or not. */
  private static final List<String> DOES = List.of("removes", "brings", "reveals");

  /** More numbers than that in a cell of the table are counted instead. */
  private static final int LONGEST_NUMBERS = 24;

  /** More than that are in the JSON, and their diffs in the journal's logs. */
  private static final int MOST_LISTED = 60;

  private AttributeReport() {}

  /** For people, to be pasted into an issue as it is. */
  public static void text(AttributeResult result, PrintStream out) {
    result.heading().forEach(out::println);
    out.println();
    if (!result.hunks().isEmpty() && result.hunks().size() <= MOST_LISTED) {
      hunks(result).lines().forEach(out::println);
      out.println();
    }
    tested(result).lines().forEach(out::println);
    for (HunkSet set : result.sets()) {
      out.println();
      out.println(Printable.of(set.sentence()));
      set.diff().forEach(line -> out.println(applicable(line)));
    }
    out.println();
    result.conclusion().forEach(sentence -> out.println(Printable.of(sentence)));
    out.println();
    result.origin().forEach(out::println);
  }

  /** A line of a diff that can still be applied: tabs do a terminal no harm. */
  private static String applicable(String line) {
    return Stream.of(line.split("\t", -1)).map(Printable::of).collect(Collectors.joining("\t"));
  }

  private static TextTable hunks(AttributeResult result) {
    TextTable table =
        new TextTable()
            .column("hunk", true)
            .column("begins at", false)
            .column("in " + result.to(), true)
            .column("lines", false);
    for (Change hunk : result.hunks()) {
      table.row(
          Integer.toString(hunk.number()),
          hunk.file() + ":" + hunk.line(),
          Integer.toString(hunk.newLine()),
          "-" + hunk.removed() + " +" + hunk.added());
    }
    return table;
  }

  private static TextTable tested(AttributeResult result) {
    TextTable table =
        new TextTable()
            .column("release", false)
            .column("with hunks", false)
            .column("finding", false)
            .column("seen by", false);
    for (Tested tested : result.tested()) {
      String numbers =
          tested.hunks().length() <= LONGEST_NUMBERS
              ? tested.hunks()
              : Amount.of(tested.count(), "hunk");
      table.row(
          tested.release(),
          numbers.isEmpty() ? "-" : numbers,
          tested.finding(),
          Printable.of(tested.evidence()));
    }
    return table;
  }

  /** For programs: one object, as {@code schema/attribute.schema.json} describes it. */
  public static void json(AttributeResult result, PrintStream out) {
    try (JsonGenerator json = JSON.createGenerator(out)) {
      json.useDefaultPrettyPrinter();
      json.writeStartObject();
      json.writeStringField("command", "attribute");
      json.writeStringField("scenario", result.scenario());
      json.writeStringField("from", result.from());
      json.writeStringField("to", result.to());
      json.writeStringField("conclusion", String.join(" ", result.conclusion()));
      json.writeBooleanField("found", result.found());
      for (String does : DOES) {
        changes(
            json,
            does,
            result.sets().stream()
                .filter(set -> set.does().equals(does))
                .flatMap(set -> set.hunks().stream())
                .toList());
      }
      json.writeNumberField("builds", result.builds());
      json.writeNumberField("confidence", result.confidence());
      sets(json, result.sets());
      changes(json, "difference", result.hunks());
      tested(json, result.tested());
      json.writeStringField("journal", result.journal());
      json.writeEndObject();
      json.flush();
      out.println();
    } catch (IOException e) {
      throw new UncheckedIOException(e); // A PrintStream reports no errors.
    }
  }

  private static void changes(JsonGenerator json, String name, List<Change> hunks)
      throws IOException {
    json.writeArrayFieldStart(name);
    for (Change hunk : hunks) {
      json.writeStartObject();
      json.writeNumberField("number", hunk.number());
      json.writeStringField("file", hunk.file());
      json.writeNumberField("line", hunk.line());
      json.writeNumberField("newLine", hunk.newLine());
      json.writeNumberField("removed", hunk.removed());
      json.writeNumberField("added", hunk.added());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private static void sets(JsonGenerator json, List<HunkSet> sets) throws IOException {
    json.writeArrayFieldStart("sets");
    for (HunkSet set : sets) {
      json.writeStartObject();
      json.writeStringField("does", set.does());
      json.writeStringField("sentence", set.sentence());
      json.writeBooleanField("minimal", set.minimal());
      json.writeNumberField("trials", set.trials());
      json.writeNumberField("confidence", set.confidence());
      json.writeStringField("diff", String.join("\n", set.diff()) + "\n");
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private static void tested(JsonGenerator json, List<Tested> all) throws IOException {
    json.writeArrayFieldStart("tested");
    for (Tested tested : all) {
      json.writeStartObject();
      json.writeStringField("release", tested.release());
      json.writeStringField("patch", tested.patch());
      json.writeStringField("hunks", tested.hunks());
      json.writeStringField("finding", tested.finding());
      json.writeNumberField("trials", tested.trials());
      json.writeStringField("evidence", tested.evidence());
      json.writeEndObject();
    }
    json.writeEndArray();
  }
}
