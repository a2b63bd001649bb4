package dev.staleframe.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.staleframe.StaleframeException;
import dev.staleframe.study.Baseline;
import dev.staleframe.study.BaselineEntry;
import dev.staleframe.study.DocumentedFindings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The findings of earlier searches, as their JSON results have them. What {@code findings/}
 * describes is left to it: it tells faults of the same title apart, which a result does not.
 */
final class EarlierResults {
  private EarlierResults() {}

  /**
   * The findings of several results.
   *
   * @throws StaleframeException exit code 2 if a file is no such result
   */
  static Baseline read(List<Path> files) {
    return new Baseline(files.stream().flatMap(file -> entries(file).stream()).toList());
  }

  private static List<BaselineEntry> entries(Path file) {
    try {
      JsonNode findings = new ObjectMapper().readTree(Files.readString(file)).path("findings");
      if (!findings.isArray()) {
        throw notAResult(file, "it has no \"findings\"");
      }
      List<BaselineEntry> found = new ArrayList<>();
      for (JsonNode finding : findings) {
        String kind = text(finding, "kind", file);
        String title = text(finding, "title", file);
        if (!DocumentedFindings.isSource(finding.path("baseline").asText())) {
          found.add(BaselineEntry.ofResult(file.toString(), kind, title));
        }
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
