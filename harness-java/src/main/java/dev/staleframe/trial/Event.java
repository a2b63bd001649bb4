package dev.staleframe.trial;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * One event of the fixture: the members of a JSON object. What is nested has its path for a name:
 * {@code first.bp}, {@code first.from.0}.
 */
final class Event {
  private static final JsonFactory JSON = new JsonFactory();
  private static final Event NONE = new Event(Map.of());

  private final Map<String, String> members;

  private Event(Map<String, String> members) {
    this.members = members;
  }

  /** The event on this line, or one without a name if there is none. */
  static Event parse(String line) {
    if (!line.startsWith("{")) {
      return NONE;
    }
    try (JsonParser parser = JSON.createParser(line)) {
      Map<String, String> members = new HashMap<>();
      parser.nextToken();
      while (!parser.nextToken().isStructEnd() || !parser.getParsingContext().inRoot()) {
        if (parser.currentToken().isScalarValue()) {
          members.put(path(parser), parser.getText());
        }
      }
      return new Event(members);
    } catch (IOException e) {
      return NONE; // It is counted as a stray line.
    }
  }

  /** Jackson's pointer to the value, {@code /first/bp}, with dots. */
  private static String path(JsonParser parser) {
    return parser.getParsingContext().pathAsPointer().toString().substring(1).replace('/', '.');
  }

  String name() {
    return text("event", "");
  }

  boolean has(String name) {
    return members.containsKey(name);
  }

  String text(String name, String otherwise) {
    return members.getOrDefault(name, otherwise);
  }

  /** The array of that name. */
  List<String> texts(String name) {
    return IntStream.iterate(0, i -> has(name + "." + i), i -> i + 1)
        .mapToObj(i -> members.get(name + "." + i))
        .toList();
  }

  /** The number of that name, 0 if there is none or it is not one. */
  long number(String name) {
    try {
      return Long.parseLong(text(name, "0"));
    } catch (NumberFormatException e) {
      return 0;
    }
  }
}
