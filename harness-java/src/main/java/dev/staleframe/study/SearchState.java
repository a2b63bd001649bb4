package dev.staleframe.study;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.staleframe.StaleframeException;
import dev.staleframe.script.ScriptParser;
import dev.staleframe.study.Symptom.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How far a search is, as it is kept in its folder to be gone on with.
 *
 * @param search what is searched, in words: only the same can go on
 * @param given how many scenarios of the seed were given
 * @param ran how many scenarios were run
 * @param nanos how long the search has taken, in nanoseconds
 * @param discoveries what was found
 */
record SearchState(String search, int given, int ran, long nanos, List<Discovery> discoveries) {
  private static final String FILE = "search.json";
  private static final ObjectMapper JSON = new ObjectMapper();

  SearchState {
    discoveries = List.copyOf(discoveries);
  }

  /** Of a search that begins. */
  static SearchState none(String search) {
    return new SearchState(search, 0, 0, 0, List.of());
  }

  /** Writes it, in place of what was there. */
  void write(Path folder) {
    ObjectNode root = JSON.createObjectNode();
    root.put("search", search).put("given", given).put("ran", ran).put("nanos", nanos);
    ArrayNode all = root.putArray("discoveries");
    discoveries.forEach(found -> put(all.addObject(), found));
    Path file = folder.resolve(FILE);
    try {
      Path fresh = folder.resolve(FILE + ".new");
      JSON.writerWithDefaultPrettyPrinter().writeValue(fresh.toFile(), root);
      Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw StaleframeException.environment(
          "can't write %s: %s".formatted(file, e.getMessage()), e);
    }
  }

  private static void put(ObjectNode node, Discovery found) {
    Symptom symptom = found.symptom();
    node.put("kind", symptom.kind().name()).put("title", symptom.title());
    node.put("known", symptom.known().orElse(null));
    node.put("resembles", symptom.resembles().orElse(null));
    node.put("foundBy", found.foundBy().toString());
    node.put("smallest", found.smallest().toString());
    node.put("minimal", found.minimal());
    node.put("trials", found.count().trials()).put("hits", found.count().hits());
    node.put("afterNanos", found.afterNanos());
  }

  /**
   * Reads it.
   *
   * @param search what is to be gone on with
   * @throws StaleframeException exit code 2 if there is another search in the folder, or none
   */
  static SearchState read(Path folder, String search) {
    Path file = folder.resolve(FILE);
    if (!Files.exists(file)) {
      throw StaleframeException.usage("there is no search to go on with in " + folder);
    }
    try {
      JsonNode root = JSON.readTree(file.toFile());
      String there = root.path("search").asText();
      if (!there.equals(search)) {
        throw StaleframeException.usage(
            "the search in %s is another: %s; this one is: %s".formatted(folder, there, search));
      }
      List<Discovery> found = new ArrayList<>();
      root.path("discoveries").forEach(node -> found.add(discovery(node)));
      return new SearchState(
          search,
          root.path("given").asInt(),
          root.path("ran").asInt(),
          root.path("nanos").asLong(),
          found);
    } catch (JsonProcessingException | IllegalArgumentException e) {
      throw StaleframeException.usage(file + " is damaged; it can't be gone on with");
    } catch (IOException e) {
      throw StaleframeException.usage("can't read " + file);
    }
  }

  private static Discovery discovery(JsonNode node) {
    return new Discovery(
        new Symptom(
            Kind.valueOf(node.path("kind").asText()),
            node.path("title").asText(),
            text(node, "known"),
            text(node, "resembles")),
        ScriptParser.parse(node.path("foundBy").asText()),
        ScriptParser.parse(node.path("smallest").asText()),
        node.path("minimal").asBoolean(),
        new Count(node.path("trials").asInt(), node.path("hits").asInt()),
        null,
        node.path("afterNanos").asLong());
  }

  private static Optional<String> text(JsonNode node, String name) {
    return Optional.ofNullable(node.path(name).textValue());
  }
}
