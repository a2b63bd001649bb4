package dev.staleframe.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.staleframe.StaleframeException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The findings of an earlier search, as its JSON result has them. */
final class Baseline {
  private Baseline() {}

  /**
   * Those of several, each as {@code kind: title}.
   *
   * @throws StaleframeException exit code 2 if a file is no such result
   */
  static Set<String> findings(List<Path> files) {
    return files.stream().flatMap(file -> findings(file).stream()).collect(Collectors.toSet());
  }

  /**
   * Those of one.
   *
   * @throws StaleframeException exit code 2 if the file is no such result
   */
  private static Set<String> findings(Path file) {
    try {
      JsonNode findings = new ObjectMapper().readTree(Files.readString(file)).path("findings");
      if (!findings.isArray()) {
        throw notAResult(file, "it has no \"findings\"");
      }
      Set<String> found = new TreeSet<>();
      for (JsonNode finding : findings) {
        found.add(text(finding, "kind", file) + ": " + text(finding, "title", file));
      }
      return found;
    } catch (JsonProcessingException e) {
      throw notAResult(file, "it is no JSON");
    } catch (IOException e) {
      throw StaleframeException.usage("can't read --baseline %s".formatted(file));
    }
  }

  private static String text(JsonNode finding, String name, Path file) {
    if (!finding.path(name).isTextual()) {
      throw notAResult(file, "a finding in it has no \"" + name + "\"");
    }
    return finding.path(name).asText();
  }

  private static StaleframeException notAResult(Path file, String why) {
    return StaleframeException.usage(
        "--baseline %s is no result of staleframe explore --format json: %s".formatted(file, why));
  }
}
