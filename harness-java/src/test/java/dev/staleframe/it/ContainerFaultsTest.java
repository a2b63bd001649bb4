package dev.staleframe.it;

import static dev.staleframe.it.ContainerRun.assertFailed;
import static dev.staleframe.it.ContainerRun.ended;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.staleframe.NeedsDocker;
import dev.staleframe.it.Staleframe.Result;
import dev.staleframe.it.Staleframe.Running;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What can happen in the middle of a run: the journal stays whole, no container is left. */
@Tag("integration")
@NeedsDocker
class ContainerFaultsTest {
  /** Seconds on an idle machine; a run that does not notice the fault would never end. */
  private static final Duration SECONDS = Duration.ofSeconds(60);

  /**
   * A container lives for 45 s after its last sign of life, see docker/Dockerfile; a busy machine
   * takes its time to remove it.
   */
  private static final Duration LEASE = Duration.ofSeconds(120);

  @TempDir private Path folder;
  private EngineProxy proxy;
  private ContainerRun run;

  @BeforeEach
  void proxy() {
    proxy = EngineProxy.in(folder);
    run = new ContainerRun(folder, proxy);
  }

  @AfterEach
  void stopProxy() {
    proxy.close();
  }

  @Test
  void theEngineStops() {
    Running running = run.startManyTrials();
    proxy.close();

    Result result = ended(running, SECONDS);

    assertFailed(3, "the Docker engine is gone", result);
    run.assertJournalWhole();
    run.assertNoContainerAfter(LEASE);
  }

  /** As when the machine that it is on is cut off: no connection ends. */
  @Test
  void theEngineFallsSilent() {
    Running running = run.startManyTrials();
    proxy.fallSilent();

    Result result = ended(running, LEASE);

    assertFailed(3, "the Docker engine is gone", result);
    run.assertJournalWhole();
    run.assertNoContainerAfter(LEASE);
  }

  @Test
  void theContainerIsRemoved() {
    Running running = run.startManyTrials();
    proxy
        .created()
        .forEach(id -> RealEngine.client().removeContainerCmd(id).withForce(true).exec());

    Result result = ended(running, SECONDS);

    assertFailed(3, "it was removed or stopped while in use", result);
    run.assertJournalWhole();
    run.assertNoContainerAfter(Duration.ZERO);
  }

  @ParameterizedTest
  @CsvSource({"INT, 130", "TERM, 143"})
  void aSignalEndsTheRunInGoodOrder(String signal, int exitCode) {
    Running running = run.startManyTrials();
    running.signal(signal);

    Result result = ended(running, SECONDS);

    assertEquals(exitCode, result.exitCode(), result.stderr());
    assertTrue(
        result.stderr().matches("(?s).*interrupted; \\d+ trials? (?:is|are) in .*"),
        result.stderr());
    assertEquals("", result.stdout());
    assertFalse(result.stderr().contains("\tat "), result.stderr());
    run.assertJournalWhole();
    run.assertNoContainerAfter(SECONDS);
  }

  @Test
  void aKilledHarnessLeavesNoContainer() {
    Running running = run.startManyTrials();
    running.signal("KILL");
    running.await();

    run.assertNoContainerAfter(LEASE);
  }
}
