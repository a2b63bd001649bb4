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

    JsonNode finding =
        findings(report).stream()
            .filter(one -> one.get("title").asText().equals(WALK))
            .filter(one -> one.get("scenario").asText().contains("callback"))
            .findFirst()
            .orElseThrow(() -> new AssertionError(report));
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
   * Where the issue is not, the probe sees nothing. Go 1.23.1 and 1.22.12 have faults of their own,
   * which a search can come upon, also in Go alone; but none that is not known.
   */
  @ParameterizedTest
  @ValueSource(strings = {"1.22.12", "1.23.1"})
  void findsNothingNewWithoutC(String release) {
    Result result =
        explore("--go", release, "--without-c", "--scenarios", "300", "--budget", "60s");
    JsonNode report = result.json();
    assertEquals(300, report.get("scenariosRun").asInt(), result.stdout());
    for (JsonNode finding : findings(report)) {
      assertFalse(
          finding.get("knownBug").isNull() && finding.get("resembles").isNull(), result.stdout());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"1.22.12", "1.23.1"})
  void theProbeSeesNothingWhereItIsNot(String release) {
    Result result = explore("--go", release, "--blind", "--seed", "1", "--budget", "10s");
    assertTrue(result.json().get("scenariosRun").asInt() > 100, result.stdout());
    assertTrue(finding(result.json(), "probe: stale frame pointer").isEmpty(), result.stdout());
  }

  /** The scenarios go on where they were, and what was found is known. */
  @Test
  void goesOnWithASearch() {
    String[] search = {"--go", "1.23.0", "--shard", "2/3", "--budget", "10s", "-o", "kept"};
    Result first = explore(with(search, "--scenarios", "80"));
    assertTrue(first.json().get("findings").size() > 0, first.stdout());
    Result more = explore(with(search, "--scenarios", "120", "--resume"));
    assertEquals(120, more.json().get("scenariosRun").asInt(), more.stdout());
    List<String> scenarios = texts(more, "scenario");
    assertTrue(scenarios.containsAll(texts(first, "scenario")), more.stdout());

    Result other = explore(with(search, "--seed", "5", "--resume"));
    assertEquals(2, other.exitCode());
    assertTrue(other.stderr().contains("is another: Go 1.23.0, seed 1, shard 2/3"), other.stderr());
  }

  /** What a scenario says of its build and of GODEBUG is done. */
  @Test
  void theHeaderIsObeyed() {
    String steps = "call { callback { grow } park }";
    Result fenced = explore("--go", "1.23.0", "--replay", "with tracer; " + steps, "--runs", "10");
    assertTrue(finding(fenced.json(), WALK).isPresent(), fenced.stdout());
    Result shielded =
        explore(
            "--go",
            "1.23.0",
            "--replay",
            "with tracer, tracefpunwindoff=1; " + steps,
            "--runs",
            "10");
    assertTrue(finding(shielded.json(), WALK).isEmpty(), shielded.stdout());
    Result raced =
        explore("--go", "1.23.1", "--replay", "with race, tracer; " + steps, "--runs", "5");
    assertTrue(raced.stderr().contains("-race"), raced.stderr());
    assertEquals(0, raced.json().get("findings").size(), raced.stdout());
  }

  /** What findings/ describes is no reason to fail, unless it is left out. */
  @Test
  void aDocumentedFaultIsKnown() {
    String[] replay = {
      "--go",
      "1.23.1",
      "--runs",
      "20",
      "--replay",
      "with tracer; call { callback { grow coro { call { park } } } }"
    };
    Result known = explore(with(replay));
    assertEquals(0, known.exitCode(), known.stdout() + known.stderr());
    JsonNode finding = finding(known.json(), WALK).orElseThrow();
    assertEquals("findings/coro-in-callback", finding.get("baseline").asText());
    assertFalse(finding.get("new").asBoolean());
    for (String option : List.of("--no-baseline", "--blind")) {
      Result fresh = explore(with(replay, option));
      assertEquals(1, fresh.exitCode(), fresh.stdout() + fresh.stderr());
      assertTrue(finding(fresh.json(), WALK).orElseThrow().get("baseline").isNull());
    }
  }

  private static String[] with(String[] options, String... more) {
    return Stream.of(options, more).flatMap(Stream::of).toArray(String[]::new);
  }

  private static List<String> texts(Result result, String field) {
    return findings(result.json()).stream().map(finding -> finding.get(field).asText()).toList();
  }

  private static List<JsonNode> findings(JsonNode report) {
    return StreamSupport.stream(report.get("findings").spliterator(), false).toList();
  }

  private static Optional<JsonNode> finding(JsonNode report, String title) {
    return findings(report).stream()
        .filter(finding -> finding.get("title").asText().equals(title))
        .findFirst();
  }

  private Result explore(String... options) {
    List<String> arguments = new ArrayList<>(List.of("explore", "--format", "json"));
    arguments.addAll(List.of(options));
    return new Staleframe(folder).run(arguments.toArray(String[]::new));
  }
}
