package dev.staleframe.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.github.dockerjava.api.model.Container;
import dev.staleframe.NeedsDocker;
import dev.staleframe.command.Environment;
import dev.staleframe.container.ContainerBuilder;
import dev.staleframe.container.ContainerLimits;
import dev.staleframe.container.Containers;
import dev.staleframe.container.Engine;
import dev.staleframe.container.Libc;
import dev.staleframe.fixture.Build;
import dev.staleframe.fixture.Overlay;
import dev.staleframe.fixture.ShimVariant;
import dev.staleframe.fixture.Workspace;
import dev.staleframe.launch.Job;
import dev.staleframe.launch.Launcher;
import dev.staleframe.launch.Limits;
import dev.staleframe.launch.Order;
import dev.staleframe.launch.Outcome;
import dev.staleframe.release.Release;
import dev.staleframe.study.ContainerChoice;
import dev.staleframe.study.Workbench;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.testcontainers.DockerClientFactory;

/** Programs that take all they can get: the container's limits hold, and the outcome says which. */
@Tag("integration")
@NeedsDocker
class ContainerHogsTest {
  private static final ContainerLimits TIGHT = ContainerLimits.parse("memory=600m,processes=100");
  private static final Limits TRIAL =
      new Limits(Duration.ofSeconds(3), Duration.ofSeconds(1), 64 * 1024, 64 * 1024);

  /** The idle main process and its sleep, init, and a supervisor. */
  private static final int USUAL_PROCESSES = 6;

  private static Containers containers;
  private static Launcher launcher;
  private static Path endings;

  @BeforeAll
  static void start() {
    Environment environment = Environment.ofThisProcess();
    Workspace workspace = Workspace.find(environment);
    ContainerChoice choice = new ContainerChoice(Optional.empty(), TIGHT);
    containers =
        new Containers(
            Engine.find(environment),
            Workbench.open(environment, workspace).images(choice, message -> {}),
            workspace,
            TIGHT,
            message -> {});
    ContainerBuilder builder = containers.start(Release.parse("1.23.1"), Libc.GLIBC);
    Build build = builder.build(Overlay.NONE, ShimVariant.FP, "endings", List.of(), message -> {});
    endings = ((Build.Built) build).folder().resolve("endings");
    launcher = new Launcher(builder.supervisors(), 1);
  }

  @AfterAll
  static void stop() {
    if (launcher != null) {
      launcher.close();
    }
    if (containers != null) {
      containers.close();
      assertEquals(List.of(), running());
    }
  }

  @AfterEach
  void theContainerIsAsBefore() {
    Outcome next = run("clean-exit");

    assertEquals(Outcome.End.EXITED, next.end(), next::toString);
    assertEquals(0, next.code(), next::toString);
    assertNull(next.limit());
    int processes = processes();
    assertTrue(processes <= USUAL_PROCESSES, "processes left: " + processes);
  }

  @Test
  void memoryIsBounded() {
    Outcome outcome = run("memory-hog");

    assertEquals(Outcome.End.SIGNALED, outcome.end(), outcome::toString);
    assertEquals("ran into the container's memory limit of 600 MiB", outcome.limit());
    assertTrue(outcome.maxRssKiB() <= 600 * 1024, outcome::toString);
  }

  @Test
  void processesAreBounded() {
    Outcome outcome = run("fork-bomb");

    assertTrue(outcome.stragglers() > 0, outcome::toString);
    assertTrue(outcome.stragglers() <= TIGHT.processes(), outcome::toString);
    assertEquals("ran into the container's limit of 100 processes", outcome.limit());
  }

  /** Whoever stays within the limits is told of none. */
  @Test
  void aCrashIsNoLimit() {
    assertNull(run("panic").limit());
    assertNull(run("grandchild").limit());
  }

  private static Outcome run(String ending) {
    Ended job =
        new Ended(
            new Order(List.of(endings.toString(), ending), endings.getParent(), Map.of(), TRIAL));
    launcher.run(List.of(job).iterator());
    return job.outcome;
  }

  private static int processes() {
    String id = running().get(0).getId();
    return RealEngine.client().topContainerCmd(id).exec().getProcesses().length;
  }

  private static List<Container> running() {
    return RealEngine.client()
        .listContainersCmd()
        .withShowAll(true)
        .withLabelFilter(
            Map.of(
                DockerClientFactory.TESTCONTAINERS_SESSION_ID_LABEL,
                DockerClientFactory.SESSION_ID))
        .exec();
  }

  private static final class Ended implements Job {
    private final Order order;
    private Outcome outcome;

    private Ended(Order order) {
      this.order = order;
    }

    @Override
    public Order order() {
      return order;
    }

    @Override
    public void ended(Outcome how) {
      outcome = how;
    }
  }
}
