package dev.staleframe.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.staleframe.NeedsPtrace;
import dev.staleframe.binary.Programs;
import dev.staleframe.it.Staleframe.Result;
import dev.staleframe.report.Schemas;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code staleframe inspect PID} on processes of real releases. */
@Tag("integration")
@NeedsPtrace
class InspectProcessTest {
  private static final String CALLER = "staleframe.dev/fixtures/internal/cloop.(*Loop).Call";

  private static final int LOOKS = 60;

  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource({"1.22.12, 0", "1.23rc1, 5", "1.23.0, 5", "1.23.1, 0", "1.27.3, 0"})
  void exactlyThoseWhoseStackMovedAreStale(String release, int stale) throws Exception {
    try (Target target = Target.start(release, "-parked 5 -still 3 -idle 20")) {
      Result result = inspect(target, "--format", "json");

      assertEquals(stale > 0 ? 1 : 0, result.exitCode(), result.stderr());
      assertEquals("", result.stderr());
      assertEquals(List.of(), Schemas.errors("inspect", result.stdout()));
      JsonNode report = result.json();
      assertEquals(release, report.get("release").asText());
      assertEquals(stale, report.get("stale").size(), result.stdout());
      assertTrue(report.get("inCall").asInt() >= 8, result.stdout());
      assertTrue(report.get("goroutines").asInt() >= 29, result.stdout());
      assertEquals(0, report.get("unreadable").asInt());
      assertFalse(report.get("mitigated").asBoolean());
      assertFalse(report.has("fault"));
      Set<Long> goroutines = new HashSet<>();
      for (JsonNode found : report.get("stale")) {
        assertTrue(goroutines.add(found.get("goid").asLong()), found::toPrettyString);
        assertStale(found);
        assertTrue(found.get("caller").asText().startsWith(CALLER), found::toPrettyString);
        assertEquals("staleframe_callback_loop", found.get("callee").asText());
      }
      target.assertUnharmed();
    }
  }

  private static void assertStale(JsonNode found) {
    long lo = Long.decode(found.get("stackLo").asText());
    long hi = Long.decode(found.get("stackHi").asText());
    long sp = Long.decode(found.get("sp").asText());
    long bp = Long.decode(found.get("bp").asText());
    assertTrue(lo <= sp && sp < hi, found::toPrettyString);
    assertTrue(bp < lo || bp >= hi, found::toPrettyString);
    // Stacks end at multiples of 2,048 (src/runtime/stack.go, stackalloc).
    long formerHi = Long.decode(found.get("formerStackHi").asText());
    assertTrue(bp < formerHi && formerHi % 2048 == 0, found::toPrettyString);
  }

  @Test
  void textNamesTheGoroutine() throws Exception {
    try (Target target = Target.start("1.23.0", "-parked 1 -still 1")) {
      Result result = inspect(target);

      assertEquals(1, result.exitCode(), result.stderr());
      String text = result.stdout();
      assertTrue(text.startsWith("process " + target.pid() + " ("), text);
      assertTrue(text.contains(": 1 HAS A STALE FRAME POINTER.\n"), text);
      assertTrue(text.contains(", in C: " + CALLER), text);
      target.assertUnharmed();
    }
  }

  /** Without symbols and debug information, without a fixed address, without a file. */
  @ParameterizedTest
  @CsvSource({
    "1.23.0, -buildmode=exe, -ldflags=-s -w, 1",
    "1.23.0, -buildmode=pie, -ldflags=-s -w, 1",
    "1.23.0, -buildmode=pie, -ldflags=, 1",
    "1.23.1, -buildmode=pie, -ldflags=-s -w, 0",
    "1.27.3, -buildmode=exe, -ldflags=-s -w, 0",
    "1.27.3, -buildmode=pie, -ldflags=-s -w, 0",
  })
  void howeverItIsBuilt(String release, String mode, String linking, int stale) throws IOException {
    Path program = new Programs(folder).build(release, "parked", mode, linking);
    try (Target target = Target.start(program, Map.of(), "")) {
      Files.delete(program);
      Result result = inspect(target, "--format", "json");

      assertEquals(stale, result.exitCode(), result.stderr());
      JsonNode found = result.json().get("stale");
      assertEquals(stale, found.size(), result.stdout());
      if (stale > 0) {
        assertStale(found.get(0));
        assertEquals(1, found.get(0).get("goid").asInt());
        assertEquals("main.main", found.get(0).get("caller").asText());
        assertEquals("call", found.get(0).get("callee").asText());
      }
    }
  }

  @Test
  void programWithoutCgoIsNotAffected() {
    Path program = new Programs(folder).build("1.23.0", "waiting");
    try (Target target = Target.start(program, Map.of(), "")) {
      Result result = inspect(target, "--format", "json");

      assertEquals(0, result.exitCode(), result.stderr());
      assertEquals(0, result.json().get("stale").size());
      assertTrue(result.json().get("goroutines").asInt() > 0);
    }
  }

  /** Its build names a release with the fix, and golang.org's sources of that have it. */
  @Test
  void releaseWhoseSourcesWereChanged() throws IOException {
    ObjectNode overlay = JsonNodeFactory.instance.objectNode();
    ObjectNode replaced = overlay.putObject("Replace");
    for (String file : List.of("src/runtime/cgocall.go", "src/runtime/proc.go")) {
      replaced.put(
          Programs.goroot("1.23.1").resolve(file).toString(),
          Programs.goroot("1.23.0").resolve(file).toString());
    }
    Path file = Files.writeString(folder.resolve("overlay.json"), overlay.toString());
    Path program = new Programs(folder).build("1.23.1", "parked", "-overlay=" + file);

    Staleframe staleframe = new Staleframe(folder);
    assertEquals(0, staleframe.run("inspect", "--binary", program.toString()).exitCode());
    try (Target target = Target.start(program, Map.of(), "")) {
      Result result = inspect(target);

      assertEquals(1, result.exitCode(), result.stderr());
      String text = result.stdout();
      assertTrue(text.contains(", though Go 1.23.1 has the fix"), text);
      assertTrue(text.contains(": 1 HAS A STALE FRAME POINTER.\n"), text);
    }
  }

  /** It keeps the tracer off the pointer, which is as stale as before. */
  @Test
  void mitigationIsTold() {
    Map<String, String> environment = Map.of("GODEBUG", "tracefpunwindoff=1");
    try (Target target = Target.start(Target.built("1.23.0"), environment, "-parked 1")) {
      JsonNode report = inspect(target, "--format", "json").json();

      assertTrue(report.get("mitigated").asBoolean());
      assertEquals(1, report.get("stale").size());
      assertTrue(inspect(target).stdout().contains("\ntracefpunwindoff is on: "));
    }
  }

  /** The runtime notes at a collection who waits; a busy program has many of them. */
  @Test
  void timeInTheCallIsToldOnceTheRuntimeNotedIt() {
    try (Target target = Target.start("1.23.0", "-parked 1 -busy 3")) {
      for (int look = 0; look < LOOKS; look++) {
        for (JsonNode found : inspect(target, "--format", "json").json().get("stale")) {
          if (found.path("seconds").asDouble() > 0) {
            return;
          }
        }
      }
      throw new AssertionError("no collection in " + LOOKS + " looks");
    }
  }

  @Test
  void timeThatItWasWatchedForIsTold() {
    try (Target target = Target.start("1.23.0", "-parked 2 -busy 2")) {
      JsonNode report = inspect(target, "--watch", "--for", "2", "--format", "json").json();

      assertTrue(report.get("scans").asInt() > 1, report::toPrettyString);
      int parked = 0;
      for (JsonNode found : report.get("stale")) {
        if (found.path("seconds").asDouble() >= 1) {
          parked++;
        }
      }
      assertEquals(2, parked, report::toPrettyString);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"1.23.1", "1.27.3"})
  void nothingIsSeenOfABusyProgramOfAFixedRelease(String release) throws Exception {
    try (Target target = Target.start(release, "-parked 2 -still 2 -busy 3")) {
      Result result = inspect(target, "--watch", "--for", "2", "--format", "json");

      assertEquals(0, result.exitCode(), result.stderr());
      assertEquals(List.of(), Schemas.errors("inspect", result.stdout()));
      assertEquals(0, result.json().get("stale").size(), result.stdout());
      assertTrue(result.json().get("scans").asInt() > 1, result.stdout());
      assertTrue(result.stderr().matches("1 look: .*; stale so far: 0\n"), result.stderr());
      target.assertUnharmed();
    }
  }

  private Result inspect(Target target, String... options) {
    String[] arguments =
        Stream.concat(Stream.of("inspect", target.pid()), Stream.of(options))
            .toArray(String[]::new);
    return new Staleframe(folder).run(arguments);
  }
}
