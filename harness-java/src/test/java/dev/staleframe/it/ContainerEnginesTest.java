package dev.staleframe.it;

import static dev.staleframe.it.ContainerRun.ended;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.staleframe.NeedsDocker;
import dev.staleframe.it.Staleframe.Result;
import dev.staleframe.it.Staleframe.Running;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Engines other than a plain one on this machine: a whole run works on each. */
@Tag("integration")
@NeedsDocker
class ContainerEnginesTest {
  private static final Duration LONGEST = Duration.ofMinutes(5);

  @TempDir private Path folder;

  @Test
  void onAnotherMachine() {
    try (EngineProxy proxy = EngineProxy.remote()) {
      ContainerRun run = new ContainerRun(folder, proxy);

      assertWorked(ended(run.start("--runs", "2"), LONGEST), run, proxy);
    }
  }

  /** As Docker 29. */
  @Test
  void ofNewVersionsOfTheApiOnly() {
    try (EngineProxy proxy = EngineProxy.in(folder).sinceApi(44)) {
      ContainerRun run = new ContainerRun(folder, proxy);

      assertWorked(ended(run.start("--runs", "2"), LONGEST), run, proxy);
    }
  }

  @Test
  void withTwoHarnessesAtOnce() throws IOException {
    Path first = Files.createDirectory(folder.resolve("first"));
    Path second = Files.createDirectory(folder.resolve("second"));
    try (EngineProxy ofFirst = EngineProxy.in(first);
        EngineProxy ofSecond = EngineProxy.in(second)) {
      ContainerRun one = new ContainerRun(first, ofFirst);
      ContainerRun two = new ContainerRun(second, ofSecond);
      Running running = one.start("--runs", "2");
      Running beside = two.start("--runs", "2");

      assertWorked(ended(running, LONGEST), one, ofFirst);
      assertWorked(ended(beside, LONGEST), two, ofSecond);
    }
  }

  private static void assertWorked(Result result, ContainerRun run, EngineProxy proxy) {
    assertEquals(0, result.exitCode(), result.stderr());
    assertFalse(result.stderr().contains("\tat "), result.stderr());
    assertFalse(proxy.created().isEmpty(), "it went past the proxy");
    run.assertJournalWhole();
    run.assertNoContainerAfter(LONGEST);
  }

  /** The release that has the fault shows it on musl, and the one that hasn't does not. */
  @Test
  void withMusl() {
    Result result =
        new Staleframe(folder)
            .run("reproduce", "--in", "container-musl", "--runs", "3", "--format", "json");

    assertEquals(0, result.exitCode(), result.stderr());
    assertEquals(3, result.cell("1.23.0").get("stale").asInt(), result.stdout());
    assertEquals(3, result.cell("1.23.1").get("consistent").asInt(), result.stdout());
  }
}
