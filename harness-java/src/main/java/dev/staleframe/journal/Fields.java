package dev.staleframe.journal;

import com.fasterxml.jackson.databind.JsonNode;
import dev.staleframe.journal.JournalParser.Damaged;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The members of a JSON object of a journal. More may be there than a reader asks for.
 *
 * @param node the object
 */
record Fields(JsonNode node) {
  boolean has(String name) {
    return node.has(name);
  }

  private JsonNode required(String name) throws Damaged {
    JsonNode value = node.get(name);
    if (value == null) {
      throw new Damaged("it has no \"%s\"".formatted(name));
    }
    return value;
  }

  private static Damaged wrong(String name, String what) {
    return new Damaged("its \"%s\" is no %s".formatted(name, what));
  }

  Fields object(String name) throws Damaged {
    JsonNode value = required(name);
    if (!value.isObject()) {
      throw wrong(name, "object");
    }
    return new Fields(value);
  }

  String text(String name) throws Damaged {
    JsonNode value = required(name);
    if (!value.isTextual()) {
      throw wrong(name, "text");
    }
    return value.textValue();
  }

  /** The text of that name, or null if there is none. */
  String optional(String name) throws Damaged {
    return has(name) ? text(name) : null;
  }

  long number(String name) throws Damaged {
    JsonNode value = required(name);
    if (!value.canConvertToLong() || !value.isIntegralNumber()) {
      throw wrong(name, "whole number");
    }
    return value.longValue();
  }

  boolean flag(String name) throws Damaged {
    JsonNode value = required(name);
    if (!value.isBoolean()) {
      throw wrong(name, "truth value");
    }
    return value.booleanValue();
  }

  List<String> texts(String name) throws Damaged {
    JsonNode values = required(name);
    if (!values.isArray()) {
      throw wrong(name, "list");
    }
    List<String> texts = new ArrayList<>(values.size());
    for (JsonNode value : values) {
      texts.add(value.asText());
    }
    return texts;
  }

  /** All values, one after the other; the same for objects with the same values only. */
  String joined() {
    StringBuilder joined = new StringBuilder();
    node.properties()
        .forEach(member -> joined.append(member.getKey()).append('\n').append(member.getValue()));
    return joined.toString();
  }

  /** The texts of an object, by their names. */
  Map<String, String> textsByName() {
    Map<String, String> texts = new TreeMap<>();
    node.properties().forEach(member -> texts.put(member.getKey(), member.getValue().asText()));
    return texts;
  }

  /** The constant that prints as the text of that name. */
  <E extends Enum<E>> E labelled(String name, E[] constants) throws Damaged {
    String label = text(name);
    for (E constant : constants) {
      if (constant.toString().equals(label)) {
        return constant;
      }
    }
    throw new Damaged("its \"%s\" is \"%s\", which is not known here".formatted(name, label));
  }
}
