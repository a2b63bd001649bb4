package dev.staleframe.report;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteFeature;
import dev.staleframe.dating.Dating;
import dev.staleframe.release.Release;
import dev.staleframe.triage.Judgement;
import dev.staleframe.triage.KnownCrash;
import dev.staleframe.triage.NextSteps;
import dev.staleframe.triage.TriageVerdict;
import dev.staleframe.triage.TriagedLog;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Shows what {@code triage} says of logs. */
public final class TriageReport {
  private static final JsonFactory JSON =
      JsonFactory.builder().disable(StreamWriteFeature.AUTO_CLOSE_TARGET).build();

  private TriageReport() {}

  /** For people: the answer first, then what it rests on, then what to do. */
  public static void text(List<TriagedLog> logs, PrintStream out) {
    boolean first = true;
    for (TriagedLog log : logs) {
      if (!first) {
        out.println();
      }
      first = false;
      if (logs.size() > 1) {
        out.println(Printable.of(log.file()));
      }
      lines(log).map(Printable::of).forEach(out::println);
    }
  }

  private static Stream<String> lines(TriagedLog log) {
    Judgement judgement = log.judgement();
    Stream.Builder<String> lines = Stream.builder();
    lines.add(judgement.verdict().sentence() + ": " + judgement.reason() + ".");
    if (!judgement.title().isEmpty()) {
      lines.add("  crash     " + judgement.title() + others(log));
    }
    for (int i = 0; i < judgement.evidence().size(); i++) {
      lines.add("  evidence  " + judgement.evidence().get(i) + number(log.lines().get(i)));
    }
    lines.add("  release   " + log.dating());
    log.dating().contradiction().ifPresent(words -> lines.add("            " + words));
    log.repairs().forEach(words -> lines.add("  repaired  " + words));
    judgement.missing().forEach(line -> lines.add("  missing   " + line));
    judgement.known().filter(known -> other(judgement)).ifPresent(k -> lines.add(likeness(k)));
    NextSteps.after(log).forEach(step -> lines.add("  next      " + step));
    return lines.build();
  }

  private static String others(TriagedLog log) {
    return log.crashes() > 1 ? ", the most telling of %d".formatted(log.crashes()) : "";
  }

  private static boolean other(Judgement judgement) {
    return judgement.verdict() == TriageVerdict.LOOKALIKE;
  }

  private static String likeness(KnownCrash known) {
    return "  could be  " + known.reference() + ": " + known.cause();
  }

  private static String number(long line) {
    return line == 0 ? "" : String.format(Locale.ROOT, "  (line %d)", line);
  }

  /** For programs: one object, as {@code schema/triage.schema.json} describes it. */
  public static void json(List<TriagedLog> logs, PrintStream out) {
    try (JsonGenerator json = JSON.createGenerator(out)) {
      json.useDefaultPrettyPrinter();
      json.writeStartObject();
      json.writeArrayFieldStart("logs");
      for (TriagedLog log : logs) {
        log(json, log);
      }
      json.writeEndArray();
      json.writeEndObject();
      json.flush();
      out.println();
    } catch (IOException e) {
      throw new UncheckedIOException(e); // A PrintStream reports no errors.
    }
  }

  private static void log(JsonGenerator json, TriagedLog log) throws IOException {
    Judgement judgement = log.judgement();
    json.writeStartObject();
    json.writeStringField("file", log.file());
    json.writeStringField("verdict", judgement.verdict().toString());
    json.writeStringField("conclusion", judgement.verdict().sentence());
    json.writeStringField("reason", judgement.reason());
    json.writeNumberField("crashes", log.crashes());
    json.writeStringField("title", judgement.title().isEmpty() ? null : judgement.title());
    dating(json, log.dating());
    known(json, judgement);
    texts(json, "evidence", judgement.evidence());
    json.writeFieldName("evidenceLines");
    json.writeArray(
        log.lines().stream().mapToLong(Long::longValue).toArray(), 0, log.lines().size());
    texts(json, "repairs", log.repairs());
    texts(json, "missing", judgement.missing());
    texts(json, "next", NextSteps.after(log));
    json.writeEndObject();
  }

  private static void dating(JsonGenerator json, Dating dating) throws IOException {
    boolean known = !dating.releases().isEmpty();
    texts(json, "releases", dating.releases().releases().stream().map(Release::toString).toList());
    json.writeStringField("releaseFrom", known ? dating.how().toString() : null);
    texts(json, "releaseEvidence", known ? dating.evidence() : List.of());
  }

  private static void known(JsonGenerator json, Judgement judgement) throws IOException {
    json.writeStringField("knownBug", judgement.known().map(KnownCrash::id).orElse(null));
    json.writeStringField("reference", judgement.known().map(KnownCrash::reference).orElse(null));
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
