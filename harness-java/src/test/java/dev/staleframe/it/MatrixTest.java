package dev.staleframe.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.staleframe.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Matrices on real releases: whole, in shards, and killed at any moment. */
@Tag("integration")
class MatrixTest {
  private static final int RUNS = 12;

  /** More than are run until it is killed for the last time. */
  private static final int MANY_RUNS = 100;

  private static final int KILLS = 6;

  @TempDir private Path folder;
  private Staleframe staleframe;

  @BeforeEach
  void open() {
    staleframe = new Staleframe(folder);
  }

  private static String[] matrix(Path output, String... more) {
    return matrix(output, RUNS, more);
  }

  private static String[] matrix(Path output, int runs, String... more) {
    List<String> arguments = new ArrayList<>();
    arguments.addAll(List.of("matrix", "--go", "1.22.12,1.23.0,1.23.1"));
    arguments.addAll(List.of("--scenario", "grow,still,entersyscall-bp"));
    arguments.addAll(List.of("--runs", Integer.toString(runs)));
    arguments.addAll(List.of("--format", "json", "-o", output.toString()));
    arguments.addAll(List.of(more));
    return arguments.toArray(String[]::new);
  }

  private Staleframe.Result report(Path... journals) {
    List<String> arguments = new ArrayList<>(List.of("report", "--format", "json"));
    for (Path journal : journals) {
      arguments.add(journal.toString());
    }
    return staleframe.run(arguments.toArray(String[]::new));
  }

  /** What is the same every time it is run. */
  private static List<JsonNode> verdicts(Staleframe.Result result) {
    List<JsonNode> cells = new ArrayList<>();
    for (JsonNode cell : result.json().get("cells")) {
      ((ObjectNode) cell).remove("first"); // Addresses.
      cells.add(cell);
    }
    return cells;
  }

  private static int lines(Path output) throws IOException {
    Path journal = output.resolve("journal.ndjson");
    return Files.exists(journal) ? Files.readAllLines(journal).size() : 0;
  }

  @Test
  void wholeInShardsAndFromItsJournalItIsTheSame() throws IOException {
    Path whole = folder.resolve("whole");
    Staleframe.Result matrix = staleframe.run(matrix(whole));

    assertEquals(0, matrix.exitCode(), matrix.stdout() + matrix.stderr());
    assertTrue(matrix.json().get("asExpected").asBoolean());
    assertTrue(
        matrix.json().get("conclusion").asText().contains("issue 69087 shows on Go 1.23.0, and on"),
        matrix.stdout());
    assertEquals(
        "stale",
        matrix
            .cell(Map.of("release", "1.23.0", "scenario", "grow", "witness", "probe"))
            .get("expected")
            .asText());
    assertEquals(verdicts(matrix).size(), verdicts(report(whole)).size());
    assertEquals(Set.copyOf(verdicts(matrix)), Set.copyOf(verdicts(report(whole))));

    Path one = folder.resolve("one");
    Path two = folder.resolve("two");
    assertEquals(0, staleframe.run(matrix(one, "--shard", "1/2")).exitCode());
    assertEquals(0, staleframe.run(matrix(two, "--shard", "2/2")).exitCode());
    assertEquals(Set.copyOf(verdicts(matrix)), Set.copyOf(verdicts(report(two, one))));
    assertEquals(0, report(two, one).exitCode());

    Staleframe.Result lacking = report(one);
    assertEquals(ExitCode.UNEXPECTED.code(), lacking.exitCode());
    assertTrue(lacking.stdout().contains("shard 2/2 is missing"), lacking.stdout());
  }

  /** Killed at random moments, each time resumed: no trial is lost, none is run twice. */
  @Test
  void killedAndResumedItComesToTheSame() throws IOException, InterruptedException {
    Path output = folder.resolve("killed");
    Random random = new Random(69087);
    int kills = 0;
    int before = -1;
    for (int i = 0; i < KILLS; i++) {
      Staleframe.Running running = staleframe.start(matrix(output, MANY_RUNS, "--resume"));
      if (!running.process().waitFor(500 + random.nextInt(1000), TimeUnit.MILLISECONDS)) {
        running.signal("KILL");
        running.process().waitFor();
        kills++;
      }
      assertTrue(lines(output) >= before, "nothing is taken back");
      before = lines(output);
    }
    Staleframe.Result resumed = staleframe.run(matrix(output, MANY_RUNS, "--resume"));
    Staleframe.Result whole = staleframe.run(matrix(folder.resolve("whole"), MANY_RUNS));

    assertTrue(kills > 0, "it was over before it could be killed");
    assertEquals(0, resumed.exitCode(), resumed.stdout() + resumed.stderr());
    assertEquals(Set.copyOf(verdicts(whole)), Set.copyOf(verdicts(resumed)));
    assertEquals(Set.copyOf(verdicts(whole)), Set.copyOf(verdicts(report(output))));
    assertNoTrialTwice(output);
  }

  private static void assertNoTrialTwice(Path output) throws IOException {
    Set<String> seen = new HashSet<>();
    ObjectMapper json = new ObjectMapper();
    for (String line : Files.readAllLines(output.resolve("journal.ndjson"))) {
      if (line.startsWith("{\"type\":\"trial\"") && line.endsWith("}")) {
        JsonNode trial = json.readTree(line);
        assertTrue(seen.add(trial.get("cell") + " " + trial.get("number")), line);
      }
    }
    assertFalse(seen.isEmpty());
  }

  @Test
  void finishedRunIsNotRunAgain() throws IOException {
    Path output = folder.resolve("done");
    staleframe.run(matrix(output));
    int lines = lines(output);
    Staleframe.Result again = staleframe.run(matrix(output, "--resume"));

    assertEquals(0, again.exitCode(), again.stderr());
    assertEquals(lines + 2, lines(output), "the new run's header and its end");
    assertTrue(again.stderr().contains("going on from"), again.stderr());
  }

  /** Its trials are of other cells: there would be nothing to go on from. */
  @Test
  void theRunOfAnotherCommandIsNotResumed() {
    Path output = folder.resolve("reproduced");
    staleframe.run("reproduce", "--scenario", "still", "--runs", "1", "-o", output.toString());

    Staleframe.Result result = staleframe.run(matrix(output, "--resume"));

    assertEquals(2, result.exitCode(), result.stderr());
    assertTrue(
        result.error().contains("is of `staleframe reproduce`, which `matrix --resume` can't"),
        result.stderr());
  }

  /** Somebody says that 1.23.1 has the fault, and that 1.23.0 has not. */
  @Test
  void ownExpectationsAreHeldAgainst() throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("expect.json"),
            """
            {"expectations": [
              {"scenario": "grow", "releases": "1.23.1", "witness": "probe", "expected": "stale"},
              {"scenario": "grow", "releases": "1.23.0", "expected": "consistent"}
            ]}""");
    Path output = folder.resolve("own");
    Staleframe.Result result = staleframe.run(matrix(output, "--expect-file", file.toString()));

    assertEquals(ExitCode.UNEXPECTED.code(), result.exitCode(), result.stderr());
    String conclusion = result.json().get("conclusion").asText();
    assertTrue(conclusion.contains("grow on Go 1.23.0, amplifier efence"), conclusion);
    assertEquals("probe must see the fault, but 12 trials are clean", surprise(result, "1.23.1"));
    assertEquals(
        "crash, probe must see nothing, but 12 of 12 trials show the fault",
        surprise(result, "1.23.0"));
    assertEquals(0, report(output).exitCode(), "by what is known all is well");
  }

  /** The first one of a release under efence. */
  private static String surprise(Staleframe.Result result, String release) {
    for (JsonNode surprise : result.json().get("surprises")) {
      if (surprise.get("release").asText().equals(release)
          && surprise.get("amplifier").asText().equals("efence")) {
        return surprise.get("words").asText();
      }
    }
    return "none";
  }

  @Test
  void budgetBoundsTheTimeAndTheEdgesComeFirst() {
    long start = System.nanoTime();
    Staleframe.Result result =
        staleframe.run(
            "matrix",
            "--go",
            "1.22.12,1.23.0,1.23.1",
            "--scenario",
            "grow,still",
            "--budget",
            "8s",
            "--format",
            "json",
            "-o",
            folder.resolve("budget").toString());
    double seconds = (System.nanoTime() - start) / 1e9;

    assertEquals(0, result.exitCode(), result.stdout() + result.stderr());
    assertTrue(seconds < 60, "took " + seconds + " s");
    int trials =
        result
            .cell(Map.of("release", "1.23.0", "scenario", "grow", "witness", "probe"))
            .get("trials")
            .asInt();
    assertTrue(trials > 0 && trials < 1000, "trials: " + trials);
  }

  @Test
  void anotherFixturesTrialsAreNotGoneOnFrom() throws IOException {
    Path output = Files.createDirectories(folder.resolve("other"));
    staleframe.run(matrix(output));
    Path journal = output.resolve("journal.ndjson");
    Files.writeString(
        journal, Files.readString(journal).replaceFirst("\"fixture\":\"..", "\"fixture\":\"zz"));
    Staleframe.Result result = staleframe.run(matrix(output, "--resume"));

    assertEquals(ExitCode.USAGE.code(), result.exitCode());
    assertTrue(result.error().contains("another version of the fixture"), result.error());
  }
}
