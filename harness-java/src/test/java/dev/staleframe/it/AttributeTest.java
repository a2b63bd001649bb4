package dev.staleframe.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.staleframe.it.Staleframe.Result;
import dev.staleframe.report.Schemas;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which hunks matter, on real releases. */
@Tag("integration")
class AttributeTest {
  @TempDir private Path folder;

  @Test
  void theFixIsInCgocallAndTheCheckInProc() throws IOException {
    Result result = attribute();
    JsonNode report = result.json();

    assertEquals(0, result.exitCode(), result.stderr() + result.stdout());
    assertEquals(
        List.of("src/runtime/cgocall.go:343", "src/runtime/cgocall.go:375"),
        places(report.get("removes")));
    assertEquals(List.of("src/runtime/proc.go:4422"), places(report.get("reveals")));
    assertEquals(List.of(), places(report.get("brings")));
    assertTrue(report.get("builds").asInt() <= 40, result.stdout());
    assertTrue(report.get("confidence").asDouble() >= 0.999, result.stdout());
    assertEquals(List.of(), Schemas.errors("attribute", result.stdout()));

    JsonNode unbuilt = tested(report, "2");
    assertEquals("unknown", unbuilt.get("finding").asText(), "no finding");
    assertTrue(
        unbuilt
            .get("evidence")
            .asText()
            .startsWith("could not build: src/runtime/cgocall.go:375:44: cannot use savedbp"),
        unbuilt::toString);
    assertTrue(Files.exists(diff(report.at("/tested/2/patch").asText())), "kept with the journal");
  }

  /** A pointer that the scenario plants passes before, and is found after. */
  @Test
  void theCheckAloneFindsWhatIsPlanted() {
    Result result = attribute("--scenario", "entersyscall-bp");
    JsonNode report = result.json();

    assertEquals(0, result.exitCode(), result.stderr() + result.stdout());
    assertEquals(List.of("src/runtime/proc.go:4422"), places(report.get("reveals")));
    assertEquals(List.of(), places(report.get("removes")));
  }

  @Test
  void aSearchThatMayNotGoOnGivesTheBestSoFar() {
    Result result = attribute("--builds", "4");

    assertEquals(1, result.exitCode(), result.stderr());
    assertEquals(8, result.json().get("removes").size(), result.stdout());
    assertFalse(result.json().at("/sets/0/minimal").asBoolean());
    assertTrue(result.stdout().contains("ended after 4 builds"), result.stdout());
  }

  @Test
  void aControlHasNothingToAttribute() {
    Result result = attribute("--scenario", "still", "--runs", "10");

    assertEquals(1, result.exitCode(), result.stderr());
    assertEquals(2, result.json().get("builds").asInt());
    assertTrue(result.stdout().contains("Nothing to attribute: neither Go 1.23.0"));
  }

  private JsonNode tested(JsonNode report, String hunks) {
    return stream(report.get("tested"))
        .filter(tested -> tested.get("hunks").asText().equals(hunks))
        .findFirst()
        .orElseThrow();
  }

  private static List<String> places(JsonNode hunks) {
    return stream(hunks)
        .map(hunk -> hunk.get("file").asText() + ":" + hunk.get("line").asInt())
        .toList();
  }

  private static Stream<JsonNode> stream(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false);
  }

  private Path diff(String patch) throws IOException {
    String digest = patch.substring(patch.indexOf(':') + 1);
    Path logs = folder.resolve("out/logs").resolve(digest.substring(0, 2));
    try (Stream<Path> files = Files.list(logs)) {
      return files
          .filter(file -> file.getFileName().toString().startsWith(digest.substring(2)))
          .findFirst()
          .orElseThrow();
    }
  }

  private Result attribute(String... options) {
    List<String> arguments = new ArrayList<>(List.of("attribute", "--format", "json", "-o", "out"));
    arguments.addAll(List.of(options));
    return new Staleframe(folder).run(arguments.toArray(String[]::new));
  }
}
