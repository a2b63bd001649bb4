package dev.staleframe.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.staleframe.ExitCode;
import dev.staleframe.it.Staleframe.Result;
import dev.staleframe.it.Staleframe.Running;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two runs that are started together lose no trial of each other. */
@Tag("integration")
class TwoRunsTest {
  private static final int PAIRS = 10;
  private static final int RUNS = 5;
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir private Path folder;
  private Staleframe staleframe;

  @BeforeEach
  void inFolder() {
    staleframe = new Staleframe(folder);
    assertEquals(0, staleframe.run(matrix("first")).exitCode()); // The fixture is built by now.
  }

  private static List<String> matrix(int runs) {
    return List.of(
        "matrix",
        "--go",
        "1.23.0",
        "--scenario",
        "still",
        "--amplifier",
        "none",
        "--runs",
        Integer.toString(runs));
  }

  private static String[] matrix(String output, String... more) {
    return matrix(RUNS, output, more);
  }

  private static String[] matrix(int runs, String output, String... more) {
    return Stream.of(matrix(runs), List.of("-o", output), List.of(more))
        .flatMap(List::stream)
        .toArray(String[]::new);
  }

  private static String[] inItsOwnFolder() {
    return matrix(RUNS).toArray(String[]::new);
  }

  @Test
  void foldersThatNobodyNamedAreApart() throws IOException {
    for (int i = 0; i < PAIRS; i++) {
      List<Running> pair =
          List.of(staleframe.start(inItsOwnFolder()), staleframe.start(inItsOwnFolder()));
      for (Running running : pair) {
        Result result = running.await();
        assertEquals(0, result.exitCode(), result.stdout() + result.stderr());
      }
    }
    try (Stream<Path> folders = Files.list(folder.resolve("staleframe-out"))) {
      List<Path> all = folders.toList();
      assertEquals(2 * PAIRS, all.size(), all::toString);
      for (Path one : all) {
        assertTrials(one, 1);
      }
    }
  }

  @Test
  void aFolderHasOneWriterAtATime() throws IOException {
    int refused = 0;
    for (int i = 0; i < PAIRS; i++) {
      String output = "same-" + i;
      List<Running> pair =
          List.of(staleframe.start(matrix(output)), staleframe.start(matrix(output)));
      int ran = 0;
      for (Running running : pair) {
        Result result = running.await();
        if (result.exitCode() == 0) {
          ran++;
        } else {
          refused++;
          assertRefused(result, "the folder " + output + " is in use by process ");
        }
      }
      assertTrials(folder.resolve(output), ran);
    }
    assertTrue(refused > 0, "no two of them met");
  }

  /** The run that has it is stopped, so that there is no doubt who comes second. */
  @Test
  void secondRunIsToldWhoHasTheFolder() throws IOException, InterruptedException {
    Running first = staleframe.start(matrix(100_000, "held"));
    while (first.process().isAlive() && !Files.exists(folder.resolve("held/journal.ndjson"))) {
      Thread.sleep(20);
    }
    long pid = first.process().pid();
    for (String[] second :
        List.of(
            matrix("held"),
            matrix("held", "--resume"),
            new String[] {"explore", "--go", "1.23.0", "--budget", "1s", "-o", "held"},
            new String[] {"explore", "--go", "1.23.0", "--resume", "-o", "held"})) {
      assertRefused(
          staleframe.run(second),
          "the folder held is in use by process %d, staleframe matrix --go 1.23.0".formatted(pid));
    }
    first.signal("KILL");
    first.await();
    Result after = staleframe.run(matrix("held"));
    assertEquals(0, after.exitCode(), "a lock ends with its process: " + after.stderr());
  }

  private static void assertRefused(Result result, String reason) {
    assertEquals(ExitCode.USAGE.code(), result.exitCode(), result.stdout() + result.stderr());
    assertTrue(result.error().contains(reason), result.stderr());
    assertTrue(result.error().contains("choose another folder with --output"), result.stderr());
    assertEquals("", result.stdout());
  }

  /** Whole runs, with each trial of theirs. */
  private static void assertTrials(Path output, int runs) throws IOException {
    int headers = 0;
    int ends = 0;
    Set<String> trials = new HashSet<>();
    for (String line : Files.readAllLines(output.resolve("journal.ndjson"))) {
      JsonNode json = JSON.readTree(line);
      switch (json.get("type").asText()) {
        case "run" -> headers++;
        case "end" -> ends++;
        default -> assertTrue(trials.add(headers + " " + json.get("number")), line);
      }
    }
    assertEquals(List.of(runs, runs, runs * RUNS), List.of(headers, ends, trials.size()));
  }
}
