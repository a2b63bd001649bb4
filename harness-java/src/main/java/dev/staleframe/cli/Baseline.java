package dev.staleframe.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.staleframe.StaleframeException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;

/** The findings of an earlier search, as its JSON result has them. */
final class Baseline {
  private Baseline() {}

  /**
   * Their titles.
   *
   * @throws StaleframeException exit code 2 if the file is no such result
   */
  static Set<String> titles(Path file) {
    try {
      JsonNode findings = new ObjectMapper().readTree(Files.readString(file)).path("findings");
      if (!findings.isArray()) {
        throw notAResult(file, "it has no \"findings\"");
      }
      Set<String> titles = new TreeSet<>();
      for (JsonNode finding : findings) {
        if (!finding.path("title").isTextual()) {
          throw notAResult(file, "a finding in it has no \"title\"");
        }
        titles.add(finding.path("title").asText());
      }
      return titles;
    } catch (JsonProcessingException e) {
      throw notAResult(file, "it is no JSON");
    } catch (IOException e) {
      throw StaleframeException.usage("can't read --baseline %s".formatted(file));
    }
  }

  private static StaleframeException notAResult(Path file, String why) {
    return StaleframeException.usage(
        "--baseline %s is no result of staleframe explore --format json: %s".formatted(file, why));
  }
}
