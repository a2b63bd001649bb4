package dev.staleframe.container;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.async.ResultCallback;
import com.github.dockerjava.api.command.CreateContainerCmd;
import com.github.dockerjava.api.command.InspectContainerResponse.ContainerState;
import com.github.dockerjava.api.exception.NotFoundException;
import com.github.dockerjava.api.model.Capability;
import com.github.dockerjava.api.model.Ulimit;
import dev.staleframe.StaleframeException;
import dev.staleframe.command.CommandResult;
import dev.staleframe.command.LiveProcesses;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.utility.DockerImageName;

/**
 * A container that idles until it is told to do something: no network, no capabilities, a root
 * folder that can't be written, bounded memory and processes, and a life bounded by {@link Lease}.
 */
public final class Sandbox implements AutoCloseable {
  /** The folder in which everything is built. */
  static final String WORK = "/work";

  private static final Bounded STARTING = Bounded.seconds(120);
  private static final int CLOSE_SECONDS = 10;
  private static final int ASKING_SECONDS = 10;
  private static final int PULSE_MILLIS = 5000;
  private static final int GOING_TRIES = 30;
  private static final Duration UNPACKING = Duration.ofMinutes(2);

  private final Engine engine;
  private final ReleaseImage image;
  private final ContainerLimits limits;
  private final GenericContainer<?> container;
  private final Runnable closing = this::close;
  private final Pulse pulse;
  private final Lease lease = new Lease();

  /**
   * Starts it.
   *
   * @throws StaleframeException exit code 3 if the engine refuses
   */
  Sandbox(Engine engine, ReleaseImage image, ContainerLimits limits) {
    this.engine = engine;
    this.image = image;
    this.limits = limits;
    this.container =
        new GenericContainer<>(DockerImageName.parse(image.name()))
            .withNetworkMode("none")
            .withCreateContainerCmdModifier(this::confine);
    this.pulse = new Pulse(engine::answers, PULSE_MILLIS);
    LiveProcesses.INSTANCE.beforeKilling(closing);
    STARTING
        .call(
            () -> {
              container.start();
              attachLease();
              return null;
            })
        .orElseThrow(this::notStarted);
  }

  private StaleframeException notStarted(Exception failure) {
    close();
    return StaleframeException.environment(
        "can't start a container of %s: %s".formatted(image.name(), EngineWords.of(failure)),
        failure);
  }

  private void confine(CreateContainerCmd command) {
    command.withStdinOpen(true).withStdInOnce(true);
    // Everything is written into memory, so the disk is bounded too.
    String folder = "rw,exec,nosuid,nodev,mode=1777,size=" + limits.diskBytes();
    command
        .getHostConfig()
        .withAutoRemove(true)
        .withCapDrop(Capability.ALL)
        .withSecurityOpts(List.of("no-new-privileges"))
        .withReadonlyRootfs(true)
        .withTmpFs(Map.of(WORK, folder, "/tmp", folder))
        .withMemory(limits.memoryBytes())
        .withMemorySwap(limits.memoryBytes())
        .withPidsLimit(limits.processes())
        .withUlimits(List.of(new Ulimit("core", 0L, 0L)));
  }

  private void attachLease() {
    client()
        .attachContainerCmd(id())
        .withStdIn(lease)
        .withFollowStream(true)
        .exec(new ResultCallback.Adapter<>());
  }

  DockerClient client() {
    return engine.client();
  }

  /** Asks the engine something, and waits for its answer only so long. */
  <T> T ask(Callable<T> question) throws IOException {
    return Bounded.seconds(ASKING_SECONDS)
        .call(question)
        .orElseThrow(failure -> new IOException(failure.getMessage(), failure));
  }

  /** Ends connections of an engine that has fallen silent. */
  Pulse pulse() {
    return pulse;
  }

  String id() {
    return container.getContainerId();
  }

  ReleaseImage image() {
    return image;
  }

  ContainerLimits limits() {
    return limits;
  }

  /** What is put into an archive. */
  interface Content {
    void addTo(SourceArchive archive) throws IOException;
  }

  /**
   * Puts files into a folder. The engine's own way of copying refuses where the root folder can't
   * be written, so tar does it from within.
   */
  void unpack(Path folder, Content content) {
    CommandResult result;
    try {
      SourceArchive archive = new SourceArchive();
      content.addTo(archive);
      List<String> tar = List.of("tar", "-x", "-f", "-", "-C", folder.toString());
      result = new Execution(tar, "/", Map.of(), UNPACKING).in(this, archive.stream());
    } catch (IOException e) {
      throw StaleframeException.internal("can't copy into a container: " + e.getMessage(), e);
    }
    if (!result.ok()) {
      throw StaleframeException.environment(
          "can't copy into a container of %s: %s"
              .formatted(image.name(), result.stderr().lines().findFirst().orElse("tar failed")));
    }
  }

  /** What a failure to talk to it means: exit code 3. */
  StaleframeException explain(Exception failure) {
    return StaleframeException.environment(
        "the container of Go %s failed: %s".formatted(image.release(), condition(failure)),
        failure);
  }

  private String condition(Exception failure) {
    if (!engine.answers()) {
      return "the Docker engine is gone (%s)".formatted(engine.description());
    }
    return going()
        ? "it was removed or stopped while in use"
        : String.valueOf(failure.getMessage());
  }

  /** Its processes end before the engine says that it has ended. */
  private boolean going() {
    return Bounded.seconds(ASKING_SECONDS).call(this::ending).value() == Boolean.TRUE;
  }

  private boolean ending() throws InterruptedException {
    try {
      for (int i = 0; i < GOING_TRIES; i++) {
        ContainerState state = client().inspectContainerCmd(id()).exec().getState();
        if (Boolean.FALSE.equals(state.getRunning())) {
          return true;
        }
        TimeUnit.MILLISECONDS.sleep(100);
      }
      return false;
    } catch (NotFoundException e) {
      return true;
    }
  }

  /** Removes it. An engine that doesn't answer is not waited for: the lease runs out. */
  @Override
  public void close() {
    LiveProcesses.INSTANCE.forget(closing);
    pulse.close();
    Bounded.seconds(CLOSE_SECONDS).call(this::remove);
  }

  /** Waits until it is gone: Testcontainers' own hook fails on what is only being removed. */
  private Void remove() throws InterruptedException {
    String id = id();
    lease.close();
    container.stop();
    while (id != null && isThere(id)) {
      TimeUnit.MILLISECONDS.sleep(50);
    }
    return null;
  }

  private boolean isThere(String id) {
    try {
      client().inspectContainerCmd(id).exec();
      return true;
    } catch (NotFoundException e) {
      return false;
    }
  }
}
