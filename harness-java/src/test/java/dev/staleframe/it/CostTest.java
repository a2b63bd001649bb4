package dev.staleframe.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.staleframe.it.Staleframe.Result;
import dev.staleframe.report.Schemas;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real releases, timed. How long they take is for no test to say; that they are comparable is. */
@Tag("integration")
class CostTest {
  @TempDir private Path folder;

  /** The check without the fix would end the process if the stack moved in a timed callback. */
  @Test
  void timesTheCheckWithoutTheFix() throws IOException {
    Result result =
        new Staleframe(folder)
            .run(
                "cost",
                "--format=json",
                "--operation=callback,syscall",
                "--after=1.23.0+check-only",
                "--shuffles=7",
                "--runs=3",
                "--output=" + folder.resolve("out"));
    JsonNode report = result.json();

    assertEquals(0, result.exitCode(), result.stderr());
    assertEquals(List.of(), Schemas.errors("cost", result.stdout()));
    assertTrue(report.get("measured").asBoolean());
    assertEquals(2, report.get("comparisons").size());
    assertEquals(2, report.get("controls").size());
    for (String kind : List.of("comparisons", "controls")) {
      for (JsonNode comparison : report.get(kind)) {
        assertEquals(21, comparison.get("pairs").asInt(), result.stdout());
        assertEquals(7, comparison.get("shuffles").asInt(), result.stdout());
        assertEquals(0, comparison.get("failures").size(), result.stdout());
        assertEquals(1, comparison.get("ratio").asDouble(), 0.5, result.stdout());
        assertFalse(comparison.get("conclusion").asText().isEmpty());
      }
    }
    everyTrialWasShuffledAsPlanned(folder.resolve("out/journal.ndjson"));
    noWitnessIsAskedOfTimings();
  }

  private void noWitnessIsAskedOfTimings() {
    Staleframe staleframe = new Staleframe(folder);
    Result refused = staleframe.run("report", "out", "--witness", "probe");

    assertEquals(0, staleframe.run("report", "out").exitCode());
    assertEquals(2, refused.exitCode(), refused.stderr());
    assertTrue(
        refused.error().contains("--witness has no effect on the timings"), refused.stderr());
  }

  /** The check of 1.23.1 is not made for 1.24: what is left is compared all the same. */
  @Test
  void whatDoesNotBuildIsNotCompared() throws IOException {
    Result result =
        new Staleframe(folder)
            .run(
                "cost",
                "--format=json",
                "--operation=callback",
                "--after=1.23.0+check-only,1.24.13+check-only",
                "--shuffles=7",
                "--runs=1");
    JsonNode report = result.json();

    assertEquals(1, result.exitCode(), result.stderr());
    assertEquals(List.of(), Schemas.errors("cost", result.stdout()));
    assertFalse(report.get("measured").asBoolean());
    assertFalse(report.at("/comparisons/0/ratio").isNull(), result.stdout());
    assertTrue(report.at("/comparisons/1/ratio").isNull(), result.stdout());
    String reason = report.at("/comparisons/1/failures").fieldNames().next();
    assertTrue(reason.startsWith("could not build: "), reason);
  }

  private static void everyTrialWasShuffledAsPlanned(Path journal) throws IOException {
    List<String> lines = Files.readAllLines(journal);
    List<String> trials = lines.subList(1, lines.size() - 1); // Between the run's head and its end.
    assertEquals(21 * 2 * 3, trials.size());
    for (String line : trials) {
      JsonNode trial = new ObjectMapper().readTree(line);
      int number = trial.get("number").asInt();
      int shuffle = 1 + number / 2 % 7 + (number % 2 == 1 ? 1_000_000 : 0);
      assertEquals(shuffle, trial.at("/timing/shuffle").asInt(), line);
      assertFalse(trial.has("probe"), line);
    }
  }
}
