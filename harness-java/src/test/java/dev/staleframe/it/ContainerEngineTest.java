package dev.staleframe.it;

import static dev.staleframe.it.ContainerRun.assertFailed;
import static dev.staleframe.it.ContainerRun.ended;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.staleframe.it.Staleframe.Result;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** No Docker engine where one should be: exit code 3 within seconds, and what to do. */
@Tag("integration")
class ContainerEngineTest {
  /** Seconds on an idle machine; a run that waits for an engine would never end. */
  private static final Duration SECONDS = Duration.ofSeconds(60);

  private static final Duration NO_ANSWER = Duration.ofSeconds(90);

  @TempDir private Path folder;

  /** Testcontainers would take the engine of this machine instead, where there is one. */
  @ParameterizedTest
  @ValueSource(strings = {"unix:///no/such", "tcp://127.0.0.1:1"})
  void nothingIsThere(String address) {
    Result result = run(address, SECONDS);

    assertFailed(3, "no Docker engine: ", result);
    assertTrue(result.error().contains("DOCKER_HOST=" + address), result.stderr());
    assertFalse(result.stderr().contains("starting a container"), result.stderr());
  }

  @Test
  void anAddressThatIsNone() {
    assertFailed(3, "DOCKER_HOST=no such thing", run("no such thing", SECONDS));
  }

  @Test
  void oneThatTakesConnectionsAndSaysNothing() throws IOException {
    Path socket = folder.resolve("silent.sock");
    try (ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
      server.bind(UnixDomainSocketAddress.of(socket));

      assertFailed(3, "does not answer (no answer in", run("unix://" + socket, NO_ANSWER));
    }
  }

  private Result run(String address, Duration limit) {
    return ended(
        new Staleframe(folder)
            .with("DOCKER_HOST", address)
            .start("reproduce", "--in", "container", "--runs", "1"),
        limit);
  }

  /** In a mount namespace in which the ordinary sockets are not there. */
  @Test
  void noneAtAll() throws IOException, InterruptedException {
    assumeRoot();
    String script =
        "mount -t tmpfs none /run && { [ -h /var/run ] || mount -t tmpfs none /var/run; } && exec "
            + reproduce();

    String said = outside("unshare", "--mount", "sh", "-c", script);

    assertTrue(said.contains("no Docker engine: DOCKER_HOST is not set; tried"), said);
    assertTrue(said.contains("/var/run/docker.sock (no such file)"), said);
  }

  @Test
  void oneThatIsNotForThisUser() throws IOException, InterruptedException {
    assumeRoot();
    Path socket = folder.resolve("others.sock");
    try (ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
      server.bind(UnixDomainSocketAddress.of(socket));
      Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxrwxrwx"));
      Files.setPosixFilePermissions(socket, PosixFilePermissions.fromString("rw-------"));

      String said =
          outside(
              "setpriv",
              "--reuid=65534",
              "--regid=65534",
              "--clear-groups",
              "env",
              "DOCKER_HOST=unix://" + socket,
              "sh",
              "-c",
              "exec " + reproduce());

      assertTrue(said.contains("no permission: be root, or in its group"), said);
    }
  }

  private static void assumeRoot() {
    assumeTrue("root".equals(System.getProperty("user.name")), "only root can arrange that");
  }

  private static String reproduce() {
    return "'" + Staleframe.HOME.resolve("staleframe") + "' reproduce --in container --runs 1";
  }

  /** What staleframe said, started by another program; the exit code must be 3. */
  private String outside(String... argv) throws IOException, InterruptedException {
    Path said = folder.resolve("said.txt");
    ProcessBuilder builder = new ProcessBuilder(argv).directory(folder.toFile());
    builder.environment().keySet().removeIf(name -> name.matches("DOCKER_.*|TESTCONTAINERS_.*"));
    builder.environment().put("STALEFRAME_CACHE", folder.resolve("cache").toString());
    builder.environment().put("STALEFRAME_TRUST_CACHE", "1"); // Another user makes it there.
    Process process = builder.redirectErrorStream(true).redirectOutput(said.toFile()).start();

    assertEquals(3, process.waitFor(), () -> text(said));
    return text(said);
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      return e.toString();
    }
  }
}
