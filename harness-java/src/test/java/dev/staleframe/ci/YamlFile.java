package dev.staleframe.ci;

import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Reads YAML files of the checkout. */
public final class YamlFile {
  private static final ObjectMapper YAML =
      new ObjectMapper(
          YAMLFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build());

  private YamlFile() {}

  /** The documents of a file, by its path in the checkout; a key that is there twice is refused. */
  public static List<JsonNode> documents(String path) throws IOException {
    return parse(text(path));
  }

  /** The documents of a text; a key that is there twice is refused. */
  public static List<JsonNode> parse(String text) throws IOException {
    return YAML.readerFor(JsonNode.class).<JsonNode>readValues(text).readAll();
  }

  /** The text of a file, by its path in the checkout. */
  public static String text(String path) throws IOException {
    return Files.readString(Path.of(System.getProperty("staleframe.home"), path));
  }
}
