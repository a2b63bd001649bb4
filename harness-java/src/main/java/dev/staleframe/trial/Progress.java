package dev.staleframe.trial;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

/**
 * How far the fixture came, from the events that it printed before it ended or died.
 *
 * @param started whether it began at all
 * @param moves stack moves; the first of each goroutine while running, all of them once done
 * @param parks goroutines that were parked in C
 * @param cycles tracer cycles that were completed
 * @param done whether it reached its end
 * @param error what it said was wrong, or null
 * @param strayLines lines on standard output that were no event
 */
public record Progress(
    boolean started,
    long moves,
    long parks,
    long cycles,
    boolean done,
    String error,
    int strayLines) {
  private static final JsonFactory JSON = new JsonFactory();

  /** Reads what the fixture wrote to standard output; anything may stand there. */
  public static Progress of(String stdout) {
    Reading reading = new Reading();
    stdout.lines().filter(line -> !line.isBlank()).forEach(reading::line);
    return reading.progress();
  }

  private static Map<String, String> fields(String line) {
    Map<String, String> fields = new HashMap<>();
    if (!line.startsWith("{")) {
      return fields;
    }
    try (JsonParser parser = JSON.createParser(line)) {
      parser.nextToken();
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        String name = parser.currentName();
        parser.nextToken();
        fields.put(name, parser.getText());
        parser.skipChildren();
      }
      return parser.currentToken() == JsonToken.END_OBJECT ? fields : Map.of();
    } catch (IOException e) {
      return Map.of(); // Not an event; it is counted as a stray line.
    }
  }

  private static final class Reading {
    private boolean started;
    private long moves;
    private long parks;
    private long cycles;
    private boolean done;
    private String error;
    private int strayLines;

    private void line(String line) {
      Map<String, String> event = fields(line);
      switch (event.getOrDefault("event", "")) {
        case "started" -> started = true;
        case "moved" -> moves++;
        case "parked" -> parks++;
        case "trace-start" -> {}
        case "trace-stop" -> cycles++;
        case "done" -> done(event);
        case "error" -> error = event.getOrDefault("message", "");
        default -> strayLines++;
      }
    }

    private void done(Map<String, String> event) {
      done = true;
      moves = number(event, "moves");
      parks = number(event, "parks");
      cycles = number(event, "cycles");
    }

    private static long number(Map<String, String> event, String name) {
      try {
        return Long.parseLong(event.getOrDefault(name, "0"));
      } catch (NumberFormatException e) {
        return 0;
      }
    }

    private Progress progress() {
      return new Progress(started, moves, parks, cycles, done, error, strayLines);
    }
  }
}
