package dev.staleframe.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.staleframe.it.Staleframe.Result;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The four witnesses side by side, on real Go releases. */
@Tag("integration")
class WitnessesTest {
  private static final int RUNS = 10;
  private static final String ADDRESS = "0x[0-9a-f]+";

  @TempDir private Path folder;
  private Staleframe staleframe;

  @BeforeEach
  void inFolder() {
    staleframe = new Staleframe(folder);
  }

  /** A letter a witness, in the order crash, check, probe, trace; - where it abstains. */
  @ParameterizedTest
  @CsvSource({
    // release, scenario, under efence, without an amplifier
    "1.21.13, grow, c---, ----",
    "1.22.12, grow, c---, ----",
    "1.23rc1, grow, s-s-, --ss",
    "1.23rc2, shrink, s-s-, --ss",
    "1.23.0, grow, s-s-, --ss",
    "1.23.0, shrink, s-s-, --ss",
    "1.23.0, nested, s-s-, --ss",
    "1.23.0, still, c-c-, --cc",
    "1.23.0, no-callback, c---, ---c",
    "1.23.1, grow, ccc-, -ccc",
    "1.23.1, shrink, ccc-, -ccc",
    "1.23.1, nested, ccc-, -ccc",
    "1.23.1, loop-traced, ccc-, -cc-",
    "1.24.13, grow, ccc-, -ccc",
    "1.25.9, shrink, ccc-, -ccc",
    "1.27.3, nested, ccc-, -ccc",
  })
  void agreeOnEachRelease(String release, String scenario, String efence, String none) {
    Result result = run("--go", release, "--scenario", scenario, "--godebug", "none");

    assertEquals(efence, letters(result, "efence"), result.stdout());
    assertEquals(none, letters(result, "none"), result.stdout());
    assertTrue(result.json().get("disagreements").isEmpty(), result.stdout());
  }

  private static String letters(Result result, String amplifier) {
    StringBuilder letters = new StringBuilder();
    for (String witness : List.of("crash", "check", "probe", "trace")) {
      JsonNode cell = result.cell(Map.of("amplifier", amplifier, "witness", witness));
      assertTrue(cell.get("asExpected").asBoolean(), cell::toPrettyString);
      if (cell.get("stale").asInt() == RUNS) {
        letters.append('s');
      } else if (cell.get("consistent").asInt() == RUNS) {
        letters.append('c');
      } else {
        assertEquals(RUNS, cell.get("unknown").asInt(), cell::toPrettyString);
        assertTrue(cell.has("abstains"), cell::toPrettyString);
        letters.append('-');
      }
    }
    return letters.toString();
  }

  @Test
  void releaseWithoutTheFieldIsNotAffectedRatherThanClean() {
    Result result = run("--go", "1.22.12", "--go", "1.23.0");

    JsonNode probe = result.cell(Map.of("release", "1.22.12", "witness", "probe"));
    assertEquals("not affected: no such field", probe.get("abstains").asText());
    assertTrue(probe.get("notAffected").asBoolean());
    assertEquals(0, probe.get("consistent").asInt());
  }

  /** What people need to know who can't upgrade. */
  @Test
  void theMitigationKeepsTheTracerOffAPointerThatIsAsStale() {
    Result result = run("--go", "1.23.0");

    Map<String, String> plain = Map.of("godebug", "none");
    Map<String, String> shielded = Map.of("godebug", "tracefpunwindoff=1");
    assertFindings(result, plain, "efence", "crash", "stale");
    assertFindings(result, plain, "none", "trace", "stale");
    assertFindings(result, shielded, "efence", "crash", "consistent");
    assertFindings(result, shielded, "none", "trace", "consistent");
    assertFindings(result, shielded, "efence", "probe", "stale");
    assertFindings(result, shielded, "none", "probe", "stale");
  }

  @Test
  void firstStalePointerAndFirstWrongStackAreKept() {
    Result result = run("--go", "1.23.0", "--amplifier", "none", "--godebug", "none");

    JsonNode pointer = result.cell(Map.of("witness", "probe")).get("first");
    for (String name : List.of("sp", "pc", "bp")) {
      assertTrue(pointer.get(name).asText().matches(ADDRESS), pointer::toPrettyString);
    }
    assertTrue(isIn(pointer, "sp", "stack") && !isIn(pointer, "bp", "stack"), pointer::toString);
    JsonNode stack = result.cell(Map.of("witness", "trace")).get("first");
    assertFalse(stack.get("recorded").isEmpty(), stack::toPrettyString);
    for (JsonNode frame : stack.get("recorded")) {
      assertFalse(frame.asText().contains(stack.get("expected").asText()), stack::toPrettyString);
    }
    assertFalse(stack.get("whose").asText().isBlank(), stack::toPrettyString);
  }

  private static boolean isIn(JsonNode pointer, String name, String stack) {
    long address = Long.decode(pointer.get(name).asText());
    return address >= Long.decode(pointer.get(stack).get(0).asText())
        && address < Long.decode(pointer.get(stack).get(1).asText());
  }

  /** What each release prints, and that the older ones let a bad frame pointer pass. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      value = {
        "1.22.12 | entersyscall-sp | entersyscall inconsistent A [A,A]",
        "1.23.0 | entersyscall-sp | entersyscall inconsistent A [A,A]",
        "1.23.1 | entersyscall-sp | entersyscall inconsistent sp A [A,A]",
        "1.27.3 | entersyscall-sp | entersyscall inconsistent sp A [A,A]",
        "1.22.12 | entersyscall-bp | -",
        "1.23.0 | entersyscall-bp | -",
        "1.23.1 | entersyscall-bp | entersyscall inconsistent bp A [A,A]",
        "1.27.3 | entersyscall-bp | entersyscall inconsistent bp A [A,A]",
        "1.23.0 | entersyscallblock-sp | entersyscallblock inconsistent A A A [A,A]",
        "1.23.1 | entersyscallblock-sp | entersyscallblock inconsistent sp A A A [A,A]",
        "1.23.0 | entersyscallblock-bp | -",
        "1.23.1 | entersyscallblock-bp | entersyscallblock inconsistent bp A A A [A,A]",
        "1.27.3 | entersyscallblock-bp | entersyscallblock inconsistent bp A A A [A,A]",
      })
  void eachCheckFiresWhereItIs(String release, String scenario, String firstLine)
      throws IOException {
    Result result = run("--go", release, "--scenario", scenario, "--output", "out");

    String finding = firstLine == null ? "consistent" : "stale";
    for (String amplifier : List.of("efence", "none")) {
      assertFindings(result, Map.of(), amplifier, "check", finding);
    }
    List<String> logs = firstLines(folder.resolve("out/logs"));
    assertEquals(firstLine == null, logs.isEmpty(), logs::toString);
    for (String log : logs) {
      assertEquals(firstLine, log.replaceAll(ADDRESS, "A"));
    }
  }

  private static List<String> firstLines(Path logs) throws IOException {
    if (!Files.exists(logs)) {
      return List.of();
    }
    try (Stream<Path> files = Files.walk(logs)) {
      return files.filter(Files::isRegularFile).map(WitnessesTest::firstLine).toList();
    }
  }

  private static String firstLine(Path log) {
    try (Stream<String> lines = Files.lines(log)) {
      return lines.findFirst().orElseThrow();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The check without the fix needs no tracer: it throws at the first callback that moves. */
  @ParameterizedTest
  @ValueSource(strings = {"grow", "shrink", "nested"})
  void theCheckAloneReportsTheFault(String scenario) {
    Result result = run("--go", "1.23.0", "--patch", "check-only", "--scenario", scenario);

    for (String amplifier : List.of("efence", "none")) {
      assertFindings(result, Map.of("patch", "check-only"), amplifier, "check", "stale");
    }
  }

  /** Threads that throw at the same time write into each other's lines: not each log is legible. */
  @Test
  void theCheckAloneReportsTheFaultOfSeveralThreads() {
    Result result = run("--go", "1.23.0", "--patch", "check-only", "--scenario", "loop-traced");

    assertEquals(0, result.exitCode(), result.stdout());
    for (String amplifier : List.of("efence", "none")) {
      JsonNode check = result.cell(Map.of("amplifier", amplifier, "witness", "check"));
      assertTrue(check.get("stale").asInt() > 0, check::toPrettyString);
      assertEquals(0, check.get("consistent").asInt(), check::toPrettyString);
    }
  }

  private Result run(String... options) {
    String[] arguments =
        Stream.concat(
                Stream.of("reproduce", "--runs", Integer.toString(RUNS), "--format", "json"),
                Stream.of(options))
            .toArray(String[]::new);
    Result result = staleframe.run(arguments);
    assertTrue(result.exitCode() <= 1, result.stderr());
    return result;
  }

  private static void assertFindings(
      Result result,
      Map<String, String> members,
      String amplifier,
      String witness,
      String finding) {
    Map<String, String> wanted = new HashMap<>(members);
    wanted.put("amplifier", amplifier);
    wanted.put("witness", witness);
    JsonNode cell = result.cell(wanted);
    assertEquals(RUNS, cell.get(finding).asInt(), cell::toPrettyString);
    assertTrue(cell.get("asExpected").asBoolean(), cell::toPrettyString);
  }
}
