package dev.staleframe.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.staleframe.it.Staleframe.Result;
import dev.staleframe.it.Staleframe.Running;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A run that is cut short leaves a whole journal and no process. */
@Tag("integration")
class InterruptionTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir private Path folder;
  private Staleframe staleframe;
  private Path journal;

  /** A cache of its own: whatever runs from there belongs to this test. */
  @BeforeEach
  void inFolder() {
    staleframe =
        new Staleframe(folder).with("STALEFRAME_CACHE", folder.resolve("cache").toString());
    journal = folder.resolve("out/journal.ndjson");
  }

  @ParameterizedTest
  @CsvSource({"INT, 130", "TERM, 143", "HUP, 129"})
  void aSignalEndsTheRunInGoodOrder(String signal, int exitCode) throws IOException {
    Running running = startManyTrials("grow");
    running.signal(signal);
    Result result = running.await();

    assertEquals(exitCode, result.exitCode(), result.stderr());
    assertTrue(
        result.stderr().matches("(?s).*interrupted; \\d+ trials? (?:is|are) in .*"),
        result.stderr());
    assertEquals("", result.stdout());
    assertNoProcessAfter(Duration.ZERO);
    List<String> lines = Files.readAllLines(journal);
    for (String line : lines) {
      assertTrue(isObject(line), line);
    }
    assertTrue(Files.readString(journal).endsWith("\n"));
  }

  @Test
  void aKilledHarnessTakesItsTrialsWithIt() throws IOException {
    Running running = startManyTrials("loop-traced");
    running.signal("KILL");
    running.await();

    assertNoProcessAfter(Duration.ofSeconds(60));
    List<String> lines = Files.readAllLines(journal);
    // Only the last line may be torn.
    for (String line : lines.subList(0, lines.size() - 1)) {
      assertTrue(isObject(line), line);
    }
  }

  private Running startManyTrials(String scenario) {
    Running running =
        staleframe.start("reproduce", "--scenario", scenario, "--runs", "100000", "-o", "out");
    assertTrue(
        within(Duration.ofMinutes(5), () -> lines() > 20 || !running.process().isAlive()),
        "no trials came");
    assertTrue(running.process().isAlive(), () -> running.await().stderr());
    return running;
  }

  private long lines() {
    if (!Files.exists(journal)) {
      return 0;
    }
    try {
      return Files.readString(journal).lines().count();
    } catch (IOException e) {
      return 0;
    }
  }

  private static boolean isObject(String line) {
    try {
      return JSON.readTree(line).isObject();
    } catch (JsonProcessingException e) {
      return false;
    }
  }

  private void assertNoProcessAfter(Duration limit) {
    assertTrue(
        within(limit, () -> left().isEmpty()),
        () -> "still running: " + left().stream().map(process -> process.info()).toList());
  }

  private List<ProcessHandle> left() {
    String cache = folder.resolve("cache").toString();
    return ProcessHandle.allProcesses()
        .filter(process -> process.info().command().orElse("").startsWith(cache))
        .toList();
  }

  private static boolean within(Duration limit, BooleanSupplier condition) {
    Instant end = Instant.now().plus(limit);
    while (!condition.getAsBoolean()) {
      if (Instant.now().isAfter(end)) {
        return false;
      }
      try {
        Thread.sleep(20);
      } catch (InterruptedException e) {
        throw new AssertionError(e);
      }
    }
    return true;
  }
}
