package dev.staleframe.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.staleframe.StaleframeException;
import dev.staleframe.script.Script;
import dev.staleframe.script.ScriptParser;
import dev.staleframe.study.Baseline;
import dev.staleframe.study.BaselineEntry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The findings of earlier searches, as their JSON results have them. A known bug needs no entry: it
 * is recognised by itself, and its title would hide other faults.
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
        if (finding.path("knownBug").asText("").isEmpty()) {
          found.add(BaselineEntry.ofResult(file.toString(), kind, title, ways(finding, file)));
        }
      }
      return found;
    } catch (JsonProcessingException e) {
      throw notAResult(file, "it is no JSON");
    } catch (IOException e) {
      throw StaleframeException.usage("can't read --baseline %s".formatted(file));
    }
  }

  /** The scenario of a finding, and the others that it was found by. */
  private static List<Script> ways(JsonNode finding, Path file) {
    List<String> texts = new ArrayList<>(List.of(text(finding, "scenario", file)));
    finding.path("alsoBy").forEach(other -> texts.add(other.asText()));
    try {
      return texts.stream().map(ScriptParser::parse).toList();
    } catch (StaleframeException e) {
      throw notAResult(
          file, "a finding in it has a scenario that can't be read, " + e.getMessage());
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
