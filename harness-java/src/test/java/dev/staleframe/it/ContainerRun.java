package dev.staleframe.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.staleframe.it.Staleframe.Result;
import dev.staleframe.it.Staleframe.Running;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;

/** {@code reproduce} in a container of one release, through a proxy, and what it leaves behind. */
final class ContainerRun {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final EngineProxy proxy;
  private final Staleframe staleframe;
  private final Path journal;

  /**
   * @param folder in which it writes
   */
  ContainerRun(Path folder, EngineProxy proxy) {
    this.proxy = proxy;
    this.staleframe = new Staleframe(folder).with("DOCKER_HOST", proxy.address());
    this.journal = folder.resolve("out/journal.ndjson");
  }

  Staleframe staleframe() {
    return staleframe;
  }

  /** Starts it, with what is added to the usual options. */
  Running start(String... more) {
    List<String> arguments =
        new ArrayList<>(List.of("reproduce", "--in", "container", "--go", "1.23.0", "-o", "out"));
    arguments.addAll(List.of(more));
    return staleframe.start(arguments.toArray(String[]::new));
  }

  /** Starts more trials than can be waited for, and comes back once some are in the journal. */
  Running startManyTrials() {
    Running running = start("--runs", "100000");
    assertTrue(
        within(Duration.ofMinutes(5), () -> lines() > 20 || !running.process().isAlive()),
        "no trials came");
    assertTrue(running.process().isAlive(), () -> running.await().stderr());
    assertFalse(proxy.created().isEmpty(), "no container");
    return running;
  }

  /** How it ended, which it must within that time. */
  static Result ended(Running running, Duration limit) {
    if (!within(limit, () -> !running.process().isAlive())) {
      running.process().destroyForcibly();
      throw new AssertionError("still running after " + limit + ": " + running.await());
    }
    return running.await();
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

  /** Every line is an object of JSON, and ended; there are trials among them. */
  void assertJournalWhole() {
    try {
      String text = Files.readString(journal);
      assertTrue(text.endsWith("\n"), text);
      text.lines().forEach(line -> assertTrue(isObject(line), line));
      assertTrue(text.contains("\"status\""), text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean isObject(String line) {
    try {
      return JSON.readTree(line).isObject();
    } catch (JsonProcessingException e) {
      return false;
    }
  }

  /** {@code docker ps -a} shows none of its containers, or does so no longer soon. */
  void assertNoContainerAfter(Duration limit) {
    assertTrue(
        within(limit, () -> proxy.created().stream().noneMatch(RealEngine::has)),
        () -> "left: " + proxy.created().stream().filter(RealEngine::has).toList());
  }

  /** It ended with that exit code, and said so in a few plain lines. */
  static void assertFailed(int exitCode, String words, Result result) {
    assertEquals(exitCode, result.exitCode(), result.stderr());
    assertTrue(result.error().contains(words), result.stderr());
    assertTrue(result.error().lines().count() <= 3, result.stderr());
    assertFalse(result.stderr().contains("\tat "), result.stderr());
    assertEquals("", result.stdout());
  }

  /** Waits for a condition. */
  static boolean within(Duration limit, BooleanSupplier condition) {
    Instant end = Instant.now().plus(limit);
    while (!condition.getAsBoolean()) {
      if (Instant.now().isAfter(end)) {
        return false;
      }
      try {
        Thread.sleep(50);
      } catch (InterruptedException e) {
        throw new AssertionError(e);
      }
    }
    return true;
  }
}
