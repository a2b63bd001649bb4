package dev.staleframe.log;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.staleframe.crash.LabelsInLine;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Lines that are JSON objects with the line in one of their fields, as container engines, journals
 * and structured loggers write them. Which field that is shows in what stands in it.
 */
final class JsonRecords implements Repair {
  private static final int DEEPEST = 3;

  private static final ObjectMapper MAPPER = new ObjectMapper();

  /** A line and the texts in its record, by their place in it. */
  private record Parsed(LogLine line, Map<String, String> fields) {}

  @Override
  public List<LogLine> apply(List<LogLine> lines, Set<Damage> found) {
    List<LogLine> now = lines;
    for (int depth = 0; depth < DEEPEST; depth++) {
      List<LogLine> unwrapped = unwrap(now);
      if (unwrapped.equals(now)) {
        break;
      }
      found.add(Damage.RECORDS);
      now = unwrapped;
    }
    return now;
  }

  private static List<LogLine> unwrap(List<LogLine> lines) {
    List<Parsed> parsed = lines.stream().map(l -> new Parsed(l, fields(l.text()))).toList();
    Optional<String> field = fieldWithReport(parsed);
    if (field.isEmpty()) {
      return lines;
    }
    List<LogLine> out = new ArrayList<>();
    for (Parsed record : parsed) {
      String text = record.fields().get(field.get());
      if (text != null) {
        addLines(record, text, out);
      } else if (record.fields().isEmpty()) {
        out.add(record.line());
      }
    }
    return out;
  }

  private static void addLines(Parsed record, String text, List<LogLine> out) {
    LogLine line = record.line().withSource(RecordSource.of(record.fields()));
    if (text.isEmpty() || text.equals("\n")) {
      out.add(line.withText(""));
    } else {
      List<String> parts = text.lines().toList();
      boolean whole = parts.size() == 1;
      parts.forEach(part -> out.add(whole ? line.withText(part) : line.part(part)));
    }
  }

  private static Map<String, String> fields(String text) {
    int open = text.indexOf('{');
    int close = text.lastIndexOf('}');
    Map<String, String> fields = new LinkedHashMap<>();
    if (open >= 0
        && close > open + 6
        && text.startsWith("\"", firstAfter(text, open))
        && !LabelsInLine.openAt(text, open)) {
      try {
        collect("", MAPPER.readTree(text.substring(open, close + 1)), fields);
      } catch (JsonProcessingException e) {
        // Then it is a line like any other.
        fields.clear();
      }
    }
    return fields;
  }

  private static int firstAfter(String text, int open) {
    int at = open + 1;
    while (at < text.length() && text.charAt(at) == ' ') {
      at++;
    }
    return at;
  }

  private static void collect(String path, JsonNode node, Map<String, String> fields) {
    if (node.isValueNode()) {
      fields.put(path, node.asText());
    } else if (node.isObject()) {
      node.properties().forEach(e -> collect(path + "/" + e.getKey(), e.getValue(), fields));
    } else {
      RecordBytes.text(node).ifPresent(text -> fields.put(path, text));
    }
  }

  /** The lines of a report in a field, also if it is a record itself. */
  private static int linesIn(String text) {
    return text.startsWith("{")
        ? fields(text).values().stream().mapToInt(Reports::linesIn).sum()
        : Reports.linesIn(text);
  }

  /** The field that has most lines of a report in it. */
  private static Optional<String> fieldWithReport(List<Parsed> records) {
    Map<String, Integer> lines = new HashMap<>();
    for (Parsed record : records) {
      record.fields().forEach((path, text) -> lines.merge(path, linesIn(text), Integer::sum));
    }
    return lines.entrySet().stream()
        .filter(entry -> entry.getValue() > 0)
        .max(Map.Entry.<String, Integer>comparingByValue().thenComparing(Map.Entry::getKey))
        .map(Map.Entry::getKey);
  }
}
