package dev.staleframe.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.staleframe.NeedsPtrace;
import dev.staleframe.binary.Programs;
import dev.staleframe.it.Staleframe.Result;
import dev.staleframe.report.Schemas;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A host without a callback of its own, in which a plugin's callback moves the stack: its file
 * alone, its process, its core.
 */
@Tag("integration")
class InspectPluginTest {
  @TempDir private Path folder;
  @TempDir private Path cores;

  /** The tracer is in the host in one case; in the other nothing is known to have it. */
  @ParameterizedTest
  @CsvSource({"1.23.0, plugin_host_traced, true", "1.23.0, plugin_host, null"})
  @NeedsPtrace
  void whatIsSeenOverrulesTheFile(String release, String source, String tracer) throws IOException {
    Path host = build(release, source);
    Path plugin = build(release, "plugin_parked", "-buildmode=plugin");

    JsonNode file = report(1, "--binary", host.toString());
    assertTrue(file.get("affected").isNull(), file::toPrettyString);
    assertTrue(file.get("callbacks").isNull(), file::toPrettyString);
    assertEquals(tracer, file.get("tracer").asText());
    assertTrue(file.get("conclusion").asText().contains("it loads plugins"));

    try (Target target = Target.start(host, Map.of(), plugin.toString())) {
      assertStale(report(1, target.pid()));
      String text = inspect(target.pid()).stdout();
      assertTrue(text.contains("\nAffected by golang/go issue 69087"), text);
      assertFalse(text.contains("Not affected"), text);
      assertTrue(text.contains(": 1 HAS A STALE FRAME POINTER.\n"), text);
    }
    Path core = new Cores(cores).ofAborted(host, plugin.toString());
    assertStale(report(1, "--core", core.toString()));
  }

  private static void assertStale(JsonNode report) {
    assertEquals(1, report.get("stale").size(), report::toPrettyString);
    assertTrue(report.get("affected").asBoolean(), report::toPrettyString);
    assertTrue(report.get("callbacks").asBoolean(), report::toPrettyString);
    assertTrue(report.get("plugins").asBoolean(), report::toPrettyString);
  }

  @Test
  @NeedsPtrace
  void fixedReleaseIsClearedAndShowsNothing() throws IOException {
    Path host = build("1.23.1", "plugin_host_traced");
    Path plugin = build("1.23.1", "plugin_parked", "-buildmode=plugin");

    assertCleared(report(0, "--binary", host.toString()));
    try (Target target = Target.start(host, Map.of(), plugin.toString())) {
      assertCleared(report(0, target.pid()));
    }
    Path core = new Cores(cores).ofAborted(host, plugin.toString());
    assertCleared(report(0, "--core", core.toString()));
  }

  private static void assertCleared(JsonNode report) {
    assertEquals(0, report.get("stale").size(), report::toPrettyString);
    assertFalse(report.get("affected").isNull() || report.get("affected").asBoolean());
  }

  /** As one that has loaded no plugin yet: nothing is seen, and nothing cleared. */
  @Test
  @NeedsPtrace
  void nothingSeenDoesNotClear() throws IOException {
    Path host = build("1.23.0", "plugin_host_traced");
    Path idle = build("1.23.0", "plugin_waiting", "-buildmode=plugin");

    try (Target target = Target.start(host, Map.of(), idle.toString())) {
      JsonNode report = report(1, target.pid());
      assertEquals(0, report.get("stale").size(), report::toPrettyString);
      assertTrue(report.get("affected").isNull(), report::toPrettyString);
    }
  }

  /** A host without the tracer: that a plugin brings it along is why its file does not clear it. */
  @Test
  void tracerOfThePluginFollowsThePointer() throws IOException {
    Path host = build("1.23.0", "plugin_host");
    Path plugin = build("1.23.0", "plugin_traced", "-buildmode=plugin");
    Path core =
        new Cores(cores)
            .of(Map.of("GOTRACEBACK", "crash", "GODEBUG", "efence=1"), host + " " + plugin);

    JsonNode report = report(1, "--core", core.toString());
    assertTrue(report.has("fault"), report::toPrettyString);
    assertTrue(report.get("affected").asBoolean() && report.get("tracer").asBoolean());
  }

  /** What it lacks itself, its host may have. */
  @ParameterizedTest
  @CsvSource({"plugin_parked, true, null", "plugin_waiting, null, null"})
  void fileOfAPlugin(String source, String callbacks, String affected) throws IOException {
    JsonNode report = report(1, "--binary", build("1.23.0", source, "-buildmode=plugin") + "");

    assertEquals(callbacks, report.get("callbacks").asText(), report::toPrettyString);
    assertEquals(affected, report.get("affected").asText(), report::toPrettyString);
  }

  private Path build(String release, String source, String... how) {
    return new Programs(folder).build(release, source, how);
  }

  private JsonNode report(int exitCode, String... options) throws IOException {
    Result result =
        inspect(
            Stream.concat(Stream.of(options), Stream.of("--format=json")).toArray(String[]::new));
    assertEquals(exitCode, result.exitCode(), result.stdout() + result.stderr());
    assertEquals(List.of(), Schemas.errors("inspect", result.stdout()));
    return result.json();
  }

  private Result inspect(String... options) {
    return new Staleframe(folder)
        .run(Stream.concat(Stream.of("inspect"), Stream.of(options)).toArray(String[]::new));
  }
}
