package dev.staleframe.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.staleframe.it.Staleframe.Result;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The main job on real Go releases. */
@Tag("integration")
class ReproduceTest {
  private static final String RUNS = "10";

  @TempDir private Path folder;
  private Staleframe staleframe;

  @BeforeEach
  void inFolder() {
    staleframe = new Staleframe(folder);
  }

  @Test
  void saysThatItReproducesAndShowsTheCrash() {
    Result result = staleframe.run("reproduce", "--runs", RUNS);

    assertEquals(0, result.exitCode(), result.stderr());
    assertTrue(
        result
            .stdout()
            .contains(
                "Reproduced: Go 1.23.0 shows issue 69087 (crash 10 of 10, probe 20 of 20, trace 10"
                    + " of 10); Go 1.23.0 with GODEBUG=tracefpunwindoff=1 keeps the tracer off it"
                    + " (crash 0 of 10, trace 0 of 10), though the pointer is as stale (probe 20 of"
                    + " 20); Go 1.23.1 does not (crash 0 of 10, check 0 of 20, probe 0 of 20, trace"
                    + " 0 of 10; a rate below 30.9 % at 95 % confidence)."),
        result.stdout());
    assertTrue(
        result.stdout().matches("(?s).*runtime.fpTracebackPCs +tracestack.go:258.*"),
        result.stdout());
    assertTrue(
        result.stdout().matches("(?s).*runtime.traceStack +tracestack.go:113.*"), result.stdout());
    assertTrue(result.stdout().contains("each arrived once and in order"), result.stdout());
  }

  @ParameterizedTest
  @CsvSource({
    "grow, efence, fp",
    "grow, efence, nofp",
    "grow, crowd, fp",
    "shrink, efence, fp",
    "shrink, crowd, fp",
    "nested, efence, fp",
    "nested, crowd, nofp"
  })
  void theFaultIsInTheFaultyReleaseOnly(String scenario, String amplifier, String shim) {
    Result result = asExpected("--scenario", scenario, "--amplifier", amplifier, "--shim", shim);

    assertFindings(result.cell("1.23.0"), "stale", 10);
    assertFindings(result.cell("1.23.1"), "consistent", 10);
    assertEquals(
        10,
        result.cell("1.23.0").at("/titles/SIGSEGV in runtime.fpTracebackPCs").asInt(),
        result.stdout());
  }

  /** Nobody is held in C for the tracer: now and then a trial shows its walk nothing. */
  @Test
  void theTracerComesUponWhatIsLeftToTimingInMostTrials() {
    Result result = asExpected("--scenario", "loop-traced");

    JsonNode crash = result.cell(Map.of("release", "1.23.0", "witness", "crash"));
    assertEquals(0.9, crash.get("leastRate").asDouble(), crash::toPrettyString);
    assertEquals(10, crash.get("stale").asInt() + crash.get("consistent").asInt());
    assertFindings(result.cell(Map.of("release", "1.23.0", "witness", "probe")), "stale", 10);
    assertFindings(result.cell("1.23.1"), "consistent", 10);
    assertTrue(result.json().get("disagreements").isEmpty(), result.stdout());
  }

  @ParameterizedTest
  @CsvSource({"still, efence", "still, crowd", "no-callback, efence", "no-callback, crowd"})
  void theControlsAreCleanEverywhere(String scenario, String amplifier) {
    Result result = asExpected("--scenario", scenario, "--amplifier", amplifier);

    assertFindings(result.cell("1.23.0"), "consistent", 10);
    assertFindings(result.cell("1.23.1"), "consistent", 10);
  }

  @ParameterizedTest
  @ValueSource(strings = {"1.21.13", "1.22.12", "1.23rc1", "1.23rc2", "1.24.13", "1.27.3"})
  void otherReleasesAreAsKnown(String release) {
    Result result = asExpected("--go", "1.23.0", "--go", release);

    String finding = release.startsWith("1.23rc") ? "stale" : "consistent";
    assertFindings(result.cell(release), finding, 10);
  }

  @Test
  void releasesWithoutTheFaultAreNotReproduced() {
    Result result = staleframe.run("reproduce", "--go", "1.23.1,1.24.13", "--runs", RUNS);

    assertEquals(1, result.exitCode(), result.stderr());
    assertTrue(
        result
            .stdout()
            .contains(
                "Not reproduced: none of these releases shows issue 69087: 1.23.1 (crash 0 of 10,"
                    + " check 0 of 20, probe 0 of 20, trace 0 of 10), 1.24.13 (crash 0 of 10, check"
                    + " 0 of 20, probe 0 of 20, trace 0 of 10)."),
        result.stdout());
  }

  /** What the commit that fixed it did, one half at a time. */
  @Test
  void theFixRemovesTheFaultAndTheCheckReportsIt() {
    Result faulty = asExpected("--go", "1.23.0", "--patch", "check-only,fix-only");
    JsonNode checked = faulty.cell(Map.of("patch", "check-only", "witness", "check"));
    assertFindings(checked, "stale", 10);
    assertEquals(
        10,
        checked.at("/titles/fatal error: entersyscall (inconsistent bp)").asInt(),
        faulty.stdout());
    JsonNode fixed = faulty.cell(Map.of("patch", "fix-only", "witness", "crash"));
    assertFindings(fixed, "consistent", 10);

    Result unfixed = asExpected("--go", "1.23.1", "--patch", "unfixed");
    assertFindings(unfixed.cell(Map.of("witness", "check")), "stale", 10);
  }

  /** These would hide the fault, and its log, if they reached the fixture or its build. */
  @Test
  void theUsersOwnGoSettingsDoNotReachATrial() {
    Result result =
        staleframe
            .with("GODEBUG", "tracefpunwindoff=1,efence=0")
            .with("GOTRACEBACK", "none")
            .with("GOFLAGS", "-gcflags=all=-N -tags=nofp")
            .with("GOMAXPROCS", "1")
            .run("reproduce", "--runs", RUNS, "--format", "json");

    assertEquals(0, result.exitCode(), result.stdout() + result.stderr());
    assertFindings(result.cell("1.23.0"), "stale", 10);
  }

  /** The JSON report of a run that must end with exit code 0. */
  private Result asExpected(String... options) {
    List<String> arguments = new ArrayList<>(List.of("reproduce", "--runs", RUNS));
    arguments.addAll(List.of("--format", "json"));
    if (!List.of(options).contains("--amplifier")) {
      arguments.addAll(List.of("--amplifier", "efence"));
    }
    arguments.addAll(List.of(options));
    Result result = staleframe.run(arguments.toArray(String[]::new));
    assertEquals(0, result.exitCode(), result.stdout() + result.stderr());
    return result;
  }

  private static void assertFindings(JsonNode cell, String finding, int trials) {
    assertEquals(trials, cell.get(finding).asInt(), cell::toPrettyString);
    assertEquals(trials, cell.get("trials").asInt(), cell::toPrettyString);
    assertEquals(finding, cell.get("expected").asText(), cell::toPrettyString);
    assertTrue(cell.get("asExpected").asBoolean(), cell::toPrettyString);
  }
}
