package dev.staleframe.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How long a command may take, whatever it starts. */
class CommandBoundsTest {
  private static final Duration SLACK = Duration.ofSeconds(7);

  @TempDir private Path folder;

  @Test
  void timeoutBoundsTheWholeTree() {
    Duration timeout = Duration.ofSeconds(1);
    long start = System.nanoTime();
    CommandResult result = sh("echo before; sleep 8.069087; true", timeout);
    Duration took = Duration.ofNanos(System.nanoTime() - start);

    assertTrue(result.timedOut());
    assertFalse(result.ok());
    assertEquals("before\n", result.stdout());
    assertTrue(took.compareTo(timeout) >= 0 && took.compareTo(SLACK) < 0, took::toString);
    assertEquals(List.of(), running("8.069087"));
  }

  @Test
  void timeoutReachesGrandchildrenThatHoldThePipe() {
    CommandResult result =
        sh("sh -c 'sleep 8.169087 & sleep 8.169087; :'; :", Duration.ofSeconds(1));

    assertTrue(result.timedOut());
    assertEquals(List.of(), running("8.169087"));
  }

  /** A daemon that keeps the output open (the Go build's telemetry did) is not waited for. */
  @Test
  void outputHeldOpenAfterTheEndIsNotWaitedFor() {
    long start = System.nanoTime();
    CommandResult result = sh("echo said; sleep 9.069087 & exit 5", Duration.ofSeconds(20));
    Duration took = Duration.ofNanos(System.nanoTime() - start);
    running("9.069087").forEach(ProcessHandle::destroyForcibly);

    assertTrue(took.compareTo(SLACK) < 0, took::toString);
    assertEquals(new CommandResult(5, false, "said\n", ""), result);
  }

  @Test
  void endJustBeforeTheTimeoutIsNoTimeout() {
    assertEquals(new CommandResult(0, false, "", ""), sh("sleep 0.2", Duration.ofSeconds(20)));
  }

  private static List<ProcessHandle> running(String argument) {
    return ProcessHandle.allProcesses()
        .filter(
            process ->
                process.info().arguments().map(Arrays::asList).orElse(List.of()).stream()
                    .anyMatch(argument::equals))
        .toList();
  }

  private CommandResult sh(String script, Duration timeout) {
    return new Command(
            List.of("/bin/sh", "-c", script), folder, Map.of("PATH", "/usr/bin:/bin"), timeout)
        .run();
  }
}
