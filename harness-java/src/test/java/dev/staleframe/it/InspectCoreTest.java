package dev.staleframe.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.staleframe.NeedsPtrace;
import dev.staleframe.binary.Programs;
import dev.staleframe.it.Staleframe.Result;
import dev.staleframe.report.Schemas;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code staleframe inspect --core} on cores that the kernel wrote of real releases. */
@Tag("integration")
class InspectCoreTest {
  private static final Map<String, String> TO_THE_DEATH =
      Map.of("GOTRACEBACK", "crash", "GODEBUG", "efence=1");

  @TempDir private Path folder;
  @TempDir private Path elsewhere;

  @Test
  void faultIsTiedToTheGoroutineWhosePointerWasFollowed() throws IOException {
    Path core = crash(Target.built("1.23.0"));
    Result result = inspect("--core", core.toString(), "--format", "json");

    assertEquals(1, result.exitCode(), result.stderr());
    assertEquals(List.of(), Schemas.errors("inspect", result.stdout()));
    JsonNode report = result.json();
    assertEquals("1.23.0", report.get("release").asText());
    assertEquals(2, report.get("stale").size(), result.stdout());
    assertTrue(report.get("mitigated").isNull());
    assertWalked(report);

    String text = inspect("--core", core.toString()).stdout();
    assertTrue(text.contains("\nThe process died of it: the fault at 0x"), text);
  }

  private static void assertWalked(JsonNode report) {
    JsonNode fault = report.get("fault");
    long address = Long.decode(fault.get("address").asText());
    for (JsonNode found : report.get("stale")) {
      if (found.get("goid").asLong() == fault.get("goid").asLong()) {
        long bp = Long.decode(found.get("bp").asText());
        assertTrue(address == bp || address == bp + 8, report::toPrettyString);
        return;
      }
    }
    throw new AssertionError(report.toPrettyString());
  }

  /** Stripped, and wherever it was loaded. */
  @ParameterizedTest
  @CsvSource({
    "1.23.0, -buildmode=pie, 1",
    "1.23.0, -buildmode=exe, 1",
    "1.27.3, -buildmode=pie, 0"
  })
  void killedWhileParked(String release, String mode, int stale) throws IOException {
    Path program = new Programs(elsewhere).build(release, "parked", mode, "-ldflags=-s -w");
    Path core = new Cores(folder).ofAborted(program);
    JsonNode report = inspect("--core", core.toString(), "--format", "json").json();

    assertEquals(stale, report.get("stale").size(), report::toPrettyString);
    assertFalse(report.has("fault"), "nothing was followed");
    if (stale > 0) {
      assertEquals("main.main", report.at("/stale/0/caller").asText());
    }
  }

  @Test
  void programThatMoved() throws IOException {
    Path program = Files.copy(Target.built("1.23.0"), elsewhere.resolve("program"));
    Path core = crash(program);
    Path moved = Files.move(program, elsewhere.resolve("moved"));

    refused(
        ": its program " + program + " is not here; give it with --binary",
        "--core",
        core.toString());
    Result result =
        inspect("--core", core.toString(), "--binary", moved.toString(), "--format", "json");
    assertEquals(1, result.exitCode(), result.stderr());
    assertEquals(2, result.json().get("stale").size());
    assertEquals("1.23.0", result.json().get("release").asText());
  }

  @Test
  void programWithALetterBeyondAsciiInALocaleWithout() throws IOException {
    Path program = Files.copy(Target.built("1.23.0"), elsewhere.resolve("café"));
    Path core = crash(program);
    Staleframe staleframe = new Staleframe(elsewhere).with("LC_ALL", "C");

    Result result = staleframe.run("inspect", "--core", core.toString());

    assertEquals(1, result.exitCode(), result.stderr());
    assertTrue(result.stdout().contains("2 HAVE A STALE FRAME POINTER"), result.stdout());
  }

  /** The kernel takes any bytes for a name. */
  @Test
  void programWithANameThatIsNotUtf8() throws IOException {
    String named = elsewhere + "/caf$(printf '\\351')";
    String crash = "sh -c \"cp '%s' %s && exec %s -parked 2 -trace\"";
    Path core =
        new Cores(folder).of(TO_THE_DEATH, crash.formatted(Target.built("1.23.0"), named, named));

    refused(
        core + ": its program " + elsewhere + "/caf\uFFFD is not here; give it with --binary",
        "--core",
        core.toString());
  }

  @Test
  void anotherProgramThanItsOwn() throws IOException {
    String core = crash(Target.built("1.23.0")).toString();
    Path pie = new Programs(elsewhere).build("1.23.0", "parked", "-buildmode=pie");
    Path plain = new Programs(elsewhere).build("1.23.0", "plain", "CGO_ENABLED=0");

    for (Path other : List.of(Target.built("1.23.1"), pie, plain)) {
      refused(
          other + " is not the program that " + core + " is of, or was built anew since",
          "--core",
          core,
          "--binary",
          other.toString());
    }
    refused(": no Go in it", "--core", core, "--binary", "/bin/sh");
    refused(" does not exist", "--core", core, "--binary", elsewhere.resolve("none").toString());
    refused("a core file, not a program", "--core", core, "--binary", core);
  }

  /** As where the disk was full: what is there is told, with that there is more. */
  @ParameterizedTest
  @ValueSource(longs = {100, 4096, 20_000, 100_000, 400_000, 1_000_000, 4_000_000})
  void truncated(long size) throws IOException {
    Path core = crash(Target.built("1.23.0"));
    try (RandomAccessFile file = new RandomAccessFile(core.toFile(), "rw")) {
      file.setLength(size);
    }
    Result result = inspect("--core", core.toString(), "--format", "json");

    if (result.exitCode() == 2) {
      assertEquals("", result.stdout());
      assertTrue(result.stderr().startsWith("staleframe: " + core), result.stderr());
      assertTrue(result.stderr().contains("truncated"), result.stderr());
    } else {
      assertEquals(1, result.exitCode(), result.stderr());
      assertEquals(List.of(), Schemas.errors("inspect", result.stdout()));
      assertTrue(result.json().get("file").asText().contains("truncated"), result.stdout());
      assertTrue(result.json().get("stale").size() <= 2, result.stdout());
    }
  }

  @Test
  void programOfC() throws IOException {
    Path core = new Cores(folder).of(Map.of(), "sh -c 'kill -ABRT $$'");

    refused(": no Go in it", "--core", core.toString());
  }

  /** Of a debugger, which leaves the process as it is. */
  @Test
  @NeedsPtrace
  void coreByGcore() throws Exception {
    assumeTrue(Files.isExecutable(Path.of("/usr/bin/gcore")), "no gcore (gdb) here");
    try (Target target = Target.start("1.23.0", "-parked 2 -still 1")) {
      new Programs(folder).run("gcore", "-o", "core", target.pid());
      Path core = folder.resolve("core." + target.pid());
      Result result = inspect("--core", core.toString(), "--format", "json");

      assertEquals(1, result.exitCode(), result.stderr());
      assertEquals(2, result.json().get("stale").size(), result.stdout());
      assertFalse(result.json().has("fault"));
      target.assertUnharmed();
    }
  }

  private Path crash(Path program) throws IOException {
    return new Cores(folder).of(TO_THE_DEATH, "'" + program + "' -parked 2 -trace");
  }

  private void refused(String why, String... options) {
    refused(why, inspect(options));
  }

  private static void refused(String why, Result result) {
    assertEquals(2, result.exitCode(), result.stdout() + result.stderr());
    assertEquals("", result.stdout());
    assertTrue(result.stderr().startsWith("staleframe: "), result.stderr());
    assertTrue(result.stderr().contains(why), result.stderr());
    assertTrue(result.stderr().lines().count() <= 2, result.stderr());
  }

  private Result inspect(String... options) {
    return new Staleframe(elsewhere)
        .run(Stream.concat(Stream.of("inspect"), Stream.of(options)).toArray(String[]::new));
  }
}
