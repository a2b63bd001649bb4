package dev.staleframe.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.staleframe.NeedsEmulator;
import dev.staleframe.fixture.Arch;
import dev.staleframe.it.Staleframe.Result;
import java.io.IOException;
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

/** Real Go releases built for another architecture than this machine's, run through qemu-user. */
@Tag("integration")
@NeedsEmulator
class EmulatedTest {
  private static final String RUNS = "5";
  private static final String OWN = Arch.ofThisMachine().toString();
  private static final String FOREIGN = NeedsEmulator.FOREIGN.toString();

  @TempDir private Path folder;

  /** All four witnesses, beside the machine's own. */
  @Test
  void issueIsOnTheOtherArchitectureToo() throws IOException {
    Result result = run("--arch", OWN + "," + FOREIGN);

    assertEquals(0, result.exitCode(), result.stdout() + result.stderr());
    for (String arch : List.of(OWN, FOREIGN)) {
      assertSees("stale", result, arch, "1.23.0", "efence", "crash");
      assertSees("stale", result, arch, "1.23.0", "efence", "probe");
      assertSees("stale", result, arch, "1.23.0", "none", "trace");
      assertSees("consistent", result, arch, "1.23.1", "efence", "crash");
      assertSees("consistent", result, arch, "1.23.1", "efence", "check");
      assertSees("consistent", result, arch, "1.23.1", "efence", "probe");
      assertSees("consistent", result, arch, "1.23.1", "none", "trace");
    }
    assertTrue(result.json().get("disagreements").isEmpty(), result.stdout());
    String header = Files.readAllLines(folder.resolve("out/journal.ndjson")).get(0);
    assertTrue(header.contains("linux/" + FOREIGN + " through qemu-"), header);
  }

  /** A letter a release: what the check of the runtime does with a planted pointer. */
  @ParameterizedTest
  @CsvSource({"entersyscall-bp, consistent, stale", "still, consistent, consistent"})
  void checksAndControlsAreAsOnAnyMachine(String scenario, String before, String after) {
    Result result = run("--arch", FOREIGN, "--amplifier", "none", "--scenario", scenario);

    assertEquals(0, result.exitCode(), result.stdout() + result.stderr());
    String witness = scenario.equals("still") ? "trace" : "check";
    JsonNode old = cell(result, FOREIGN, "1.23.0", "none", witness);
    assertTrue(
        old.get(before).asInt() == Integer.parseInt(RUNS) || old.has("abstains"),
        old::toPrettyString);
    assertSees(after, result, FOREIGN, "1.23.1", "none", witness);
  }

  /** The emulator is no part of the log: it is the one that the program wrote. */
  @Test
  void crashLogIsReadAsAnyOther() throws IOException {
    Result result = run("--arch", FOREIGN, "--go", "1.23.0", "--amplifier", "efence");

    JsonNode crash = cell(result, FOREIGN, "1.23.0", "efence", "crash");
    assertEquals(5, crash.at("/titles/SIGSEGV in runtime.fpTracebackPCs").asInt(), result.stdout());
    try (Stream<Path> files = Files.walk(folder.resolve("out/logs"))) {
      for (Path log : files.filter(Files::isRegularFile).toList()) {
        assertFalse(Files.readString(log).contains("qemu"), log::toString);
      }
    }
  }

  @Test
  void machineWithoutACrossCompilerIsLacking() {
    Staleframe staleframe =
        new Staleframe(folder).with("CC_FOR_linux_" + FOREIGN, "no-such-compiler");

    Result result = staleframe.run("reproduce", "--arch", FOREIGN);

    assertEquals(3, result.exitCode(), result.stderr());
    assertTrue(
        result
            .error()
            .startsWith(
                "staleframe: %s programs can't be built and run here: no no-such-compiler on PATH."
                    .formatted(FOREIGN)),
        result.stderr());
    assertEquals(2, result.error().lines().count(), result.stderr());
    assertFalse(Files.exists(folder.resolve("staleframe-out")), "nothing was run");
  }

  private Result run(String... options) {
    Stream<String> usual =
        Stream.of(
            "reproduce", "--runs", RUNS, "--godebug", "none", "--format", "json", "-o", "out");
    return new Staleframe(folder)
        .run(Stream.concat(usual, Stream.of(options)).toArray(String[]::new));
  }

  private static void assertSees(
      String finding,
      Result result,
      String arch,
      String release,
      String amplifier,
      String witness) {
    JsonNode cell = cell(result, arch, release, amplifier, witness);
    assertEquals(Integer.parseInt(RUNS), cell.get(finding).asInt(), cell::toPrettyString);
  }

  private static JsonNode cell(
      Result result, String arch, String release, String amplifier, String witness) {
    return result.cell(
        Map.of("arch", arch, "release", release, "amplifier", amplifier, "witness", witness));
  }
}
