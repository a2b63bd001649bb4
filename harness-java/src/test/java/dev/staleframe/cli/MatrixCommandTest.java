package dev.staleframe.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.staleframe.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What needs no Go: plans, and mistakes. */
class MatrixCommandTest {
  @TempDir private Path folder;

  private Captured run(String... arguments) {
    return Captured.run(
        Map.of(
            "PATH", folder.toString(),
            "STALEFRAME_GO", "no-such-go",
            "STALEFRAME_CACHE", folder.resolve("cache").toString()),
        arguments);
  }

  private Captured matrix(String options) {
    List<String> arguments = new ArrayList<>(List.of("matrix", "--go", "1.23.0,1.23.1"));
    arguments.addAll(List.of(options.split(" ")));
    return run(arguments.toArray(String[]::new));
  }

  @Test
  void planIsOneLineOfJsonAsAWorkflowTakesIt() throws IOException {
    Captured captured = matrix("--scenario grow,still --plan github --shards 2");
    JsonNode shards = new ObjectMapper().readTree(captured.out()).get("include");

    assertEquals(0, captured.exitCode(), captured.err());
    assertEquals(1, captured.out().lines().count());
    assertEquals("1/2", shards.get(0).get("shard").asText());
    assertEquals("2/2", shards.get(1).get("shard").asText());
    assertEquals(8, shards.get(0).get("cells").asInt() + shards.get(1).get("cells").asInt());
    assertTrue(shards.get(0).get("seconds").asInt() > 0);
  }

  @Test
  void smallPlanIsOneShard() throws IOException {
    JsonNode shards = new ObjectMapper().readTree(matrix("--plan github").out()).get("include");

    assertEquals(1, shards.size());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--plan jenkins | --plan knows github, not \"jenkins\"",
        "--plan github --shards 0 | --shards must be 1 to 1000, not 0",
        "--shards 3 | --shards goes with --plan; to run one: --shard 1/3",
        "--shard 3/2 | \"3/2\" is no shard; write 2/8 for the second of eight, 1 to 1000",
        "--budget soon | --budget takes a time such as 90s, 10m or 1h30m, not \"soon\"",
        "--witness gossip | there is no witness \"gossip\"; there are: crash, check, probe, trace",
        "--scenario grwo | there is no scenario \"grwo\", did you mean \"grow\"? there are: grow,",
        "--expect-file none.json | can't read the expectations none.json (NoSuchFileException)",
        "--resume | there is nothing to go on from: no staleframe-out/matrix-... with a journal",
        "--runs 0 | --runs must be 1 to 1000000, not 0",
      })
  void mistakesAreSaid(String options, String message) {
    Captured captured = matrix(options);

    assertEquals(ExitCode.USAGE.code(), captured.exitCode(), captured.err());
    assertTrue(captured.err().startsWith("staleframe: " + message), captured.err());
    assertEquals("", captured.out());
  }

  @Test
  void planOfWhichNobodyCouldSayAnythingIsAMistake() {
    Captured captured = matrix("--scenario grow --amplifier efence --witness trace --plan github");

    assertEquals(ExitCode.USAGE.code(), captured.exitCode());
    assertTrue(captured.err().contains("no witness"), captured.err());
  }

  @Test
  void reportWantsJournals() throws IOException {
    assertEquals(ExitCode.USAGE.code(), run("report").exitCode());
    Path other = Files.writeString(folder.resolve("x.txt"), "hello\n");

    run("report", other.toString())
        .failedWith(ExitCode.USAGE, "staleframe: " + other + " is no journal of staleframe");
    run("report", folder.toString())
        .failedWith(
            ExitCode.USAGE, "staleframe: there is no journal " + folder.resolve("journal.ndjson"));
  }
}
