package dev.staleframe.log;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;

/** Logs as JSON records, as container engines, journals and loggers write them. */
final class Records {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private Records() {}

  /** What {@code journalctl -o json} prints: text, or bytes where there is a tab. */
  static String journal(String text) {
    return lines(text, Records::journalEntry);
  }

  private static void journalEntry(String line, ObjectNode entry) {
    entry.put("_PID", "4123").put("PRIORITY", "3").put("__REALTIME_TIMESTAMP", "1795428000000000");
    if (line.indexOf('\t') < 0) {
      entry.put("MESSAGE", line);
      return;
    }
    ArrayNode bytes = entry.putArray("MESSAGE");
    for (byte b : line.getBytes(StandardCharsets.UTF_8)) {
      bytes.add(b & 0xff);
    }
  }

  /** Docker's json-file. */
  static String docker(String text) {
    return lines(
        text,
        (line, entry) ->
            entry
                .put("log", line + "\n")
                .put("stream", "stderr")
                .put("time", "2026-11-23T10:00:00.123456789Z"));
  }

  /** A logger that was given the whole output as one text. */
  static String oneLine(String text) {
    ObjectNode entry = MAPPER.createObjectNode();
    entry
        .put("level", "error")
        .put("ts", 1795428000.25)
        .put("msg", text)
        .put("caller", "x/y.go:12");
    return "{\"level\":\"info\",\"ts\":1795427999,\"msg\":\"start\"}\n" + entry + "\n";
  }

  private static String lines(String text, BiConsumer<String, ObjectNode> fill) {
    return text.lines()
        .map(
            line -> {
              ObjectNode entry = MAPPER.createObjectNode();
              fill.accept(line, entry);
              return entry + "\n";
            })
        .collect(Collectors.joining());
  }
}
