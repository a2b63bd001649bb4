package dev.staleframe.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.staleframe.it.Staleframe.Result;
import dev.staleframe.report.Schemas;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The search finds issue 69087 by itself where it is, and no trace of it where it is fixed. */
@Tag("integration")
class ExploreTest {
  private static final String WALK = "SIGSEGV in runtime.fpTracebackPCs";

  @TempDir private Path folder;

  @Test
  void findsTheIssueBlind() throws IOException {
    Result result = explore("--go", "1.23.0", "--blind", "--seed", "1", "--budget", "30s");
    JsonNode report = result.json();
    assertEquals(1, result.exitCode(), result.stderr());
    assertEquals(List.of(), Schemas.errors("explore", result.stdout()));

    JsonNode finding = finding(report, WALK).orElseThrow(() -> new AssertionError(report));
    assertTrue(finding.get("steps").asInt() <= 4, finding::toString);
    assertTrue(finding.get("scenario").asText().startsWith("with tracer"), finding::toString);
    assertTrue(finding.get("new").asBoolean());
    assertTrue(finding(report, "probe: stale frame pointer").isPresent(), report::toString);
    Path place = folder.resolve(finding.get("folder").asText());
    assertTrue(Files.readString(place.resolve("issue.md")).contains(WALK));
    assertTrue(Files.readString(place.resolve("crash.log")).contains("fpTracebackPCs"));

    replayShowsTheSame(finding.get("scenario").asText());
  }

  /** Not blind, it is the known bug, and no reason to fail. */
  private void replayShowsTheSame(String scenario) {
    Result again = explore("--go", "1.23.0", "--replay", scenario, "--runs", "10");
    assertEquals(0, again.exitCode(), again.stderr());
    JsonNode known = finding(again.json(), WALK).orElseThrow();
    assertEquals("69087", known.get("knownBug").asText());
    assertTrue(known.get("hits").asInt() >= 9, known::toString);

    Result fixed = explore("--go", "1.23.1", "--replay", scenario, "--runs", "10");
    assertEquals(0, fixed.exitCode(), fixed.stderr());
    assertEquals(0, fixed.json().get("findings").size(), fixed.stdout());
  }

  /**
   * Go 1.23.1 and 1.22.12 have faults of their own, which a search can come upon: below a coroutine
   * in a callback, below C that uses the frame pointer's register, and where a panic goes beyond C
   * (see findings). Without one of these steps nothing may be found.
   */
  @ParameterizedTest
  @ValueSource(strings = {"1.22.12", "1.23.1"})
  void findsNoTraceOfItWhereItIsNot(String release) {
    Result result = explore("--go", release, "--blind", "--seed", "1", "--budget", "10s");
    JsonNode report = result.json();
    assertTrue(report.get("scenariosRun").asInt() > 100, result.stdout());
    assertTrue(finding(report, "probe: stale frame pointer").isEmpty(), result.stdout());
    for (JsonNode finding : report.get("findings")) {
      String scenario = finding.get("scenario").asText();
      assertTrue(Stream.of("coro", "nofp", "panics").anyMatch(scenario::contains), result.stdout());
    }
  }

  private static Optional<JsonNode> finding(JsonNode report, String title) {
    return StreamSupport.stream(report.get("findings").spliterator(), false)
        .filter(finding -> finding.get("title").asText().equals(title))
        .findFirst();
  }

  private Result explore(String... options) {
    List<String> arguments = new ArrayList<>(List.of("explore", "--format", "json"));
    arguments.addAll(List.of(options));
    return new Staleframe(folder).run(arguments.toArray(String[]::new));
  }
}
