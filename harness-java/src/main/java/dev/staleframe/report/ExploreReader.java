package dev.staleframe.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.staleframe.StaleframeException;
import dev.staleframe.report.ExploreResult.Control;
import dev.staleframe.report.ExploreResult.Count;
import dev.staleframe.report.ExploreResult.Finding;
import dev.staleframe.report.ExploreResult.Unconfirmed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.StreamSupport;

/** Reads what {@link ExploreReport#json} wrote. */
public final class ExploreReader {
  private ExploreReader() {}

  /**
   * Reads a file.
   *
   * @throws StaleframeException exit code 2 if it can't be read, or is no such result
   */
  public static ExploreResult read(Path file) {
    try {
      return result(new ObjectMapper().readTree(Files.readString(file)));
    } catch (JsonProcessingException | IllegalArgumentException e) {
      throw StaleframeException.usage(
          "%s is damaged: it is no result of staleframe explore".formatted(file));
    } catch (IOException e) {
      throw StaleframeException.usage(
          "can't read %s (%s)".formatted(file, e.getClass().getSimpleName()));
    }
  }

  private static ExploreResult result(JsonNode json) {
    return new ExploreResult(
        text(json, "release"),
        node(json, "seed").asLong(),
        texts(json, "heading"),
        List.of(text(json, "conclusion")),
        list(json, "findings", ExploreReader::finding),
        list(
            json,
            "unconfirmed",
            seen -> new Unconfirmed(text(seen, "title"), text(seen, "scenario"), count(seen))),
        node(json, "scenariosRun").asLong(),
        node(json, "perSecond").asDouble(),
        texts(json, "notes"),
        text(json, "journal"),
        texts(json, "origin"));
  }

  private static Finding finding(JsonNode json) {
    return new Finding(
        text(json, "title"),
        text(json, "kind"),
        text(json, "release"),
        text(json, "scenario"),
        node(json, "steps").asInt(),
        node(json, "minimal").asBoolean(),
        text(json, "foundBy"),
        node(json, "seconds").asDouble(),
        count(json),
        optional(json, "firstRelease"),
        optional(json, "lastRelease"),
        text(json, "range"),
        text(json, "folder"),
        optional(json, "knownBug"),
        optional(json, "resembles"),
        optional(json, "baseline"),
        node(json, "new").asBoolean(),
        texts(json, "alsoBy"),
        texts(json, "related"),
        texts(json, "breaks"),
        list(json, "controls", ExploreReader::control),
        text(json, "program"));
  }

  private static Control control(JsonNode json) {
    return new Control(
        text(json, "name"),
        count(json),
        node(json, "vanishes").asBoolean(),
        optional(json, "instead"));
  }

  private static Count count(JsonNode json) {
    return new Count(node(json, "trials").asInt(), node(json, "hits").asInt());
  }

  private static List<String> texts(JsonNode json, String name) {
    return list(json, name, JsonNode::asText);
  }

  private static <T> List<T> list(JsonNode json, String name, Function<JsonNode, T> item) {
    return StreamSupport.stream(node(json, name).spliterator(), false).map(item).toList();
  }

  private static Optional<String> optional(JsonNode json, String name) {
    return Optional.ofNullable(node(json, name).textValue());
  }

  private static String text(JsonNode json, String name) {
    return optional(json, name).orElseThrow(() -> new IllegalArgumentException(name));
  }

  private static JsonNode node(JsonNode json, String name) {
    if (!json.has(name)) {
      throw new IllegalArgumentException(name);
    }
    return json.get(name);
  }
}
