package dev.staleframe.container;

import dev.staleframe.StaleframeException;
import dev.staleframe.command.Environment;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.testcontainers.dockerclient.EnvironmentAndSystemPropertyClientProviderStrategy;

/** Says why there is no engine: where Testcontainers looks, and what is there. */
final class EngineSearch {
  private static final String ADVICE =
      "Start one (Debian: apt-get install docker.io), or set DOCKER_HOST to one.";

  private static final Bounded ASKING = Bounded.seconds(5);

  private final Environment environment;

  EngineSearch(Environment environment) {
    this.environment = environment;
  }

  StaleframeException failure(Exception failure) {
    String words =
        failure instanceof TimeoutException
            ? "the Docker engine does not answer (%s): %s".formatted(failure.getMessage(), tried())
            : "no Docker engine: " + tried();
    return StaleframeException.environment("%s.%n%s".formatted(words, ADVICE), failure);
  }

  /**
   * Testcontainers takes an engine from elsewhere when that of DOCKER_HOST doesn't answer, which
   * nobody asked for.
   */
  void requireAsked(URI address) {
    environment
        .get("DOCKER_HOST")
        .filter(asked -> !sameAddress(asked, address.toString()))
        .ifPresent(
            asked -> {
              throw StaleframeException.environment(
                  "no Docker engine: DOCKER_HOST=%s does not answer%s; one at %s does.%nCorrect DOCKER_HOST, or unset it."
                      .formatted(asked, state(asked), address));
            });
  }

  private static boolean sameAddress(String asked, String found) {
    return bare(asked).equals(bare(found));
  }

  private static String bare(String address) {
    return address.replaceFirst("^(tcp|https?)://", "").replaceFirst("/$", "");
  }

  private String tried() {
    return environment
        .get("DOCKER_HOST")
        .map(host -> "tried DOCKER_HOST=" + host + state(host))
        .orElseGet(
            () ->
                "DOCKER_HOST is not set; tried "
                    + sockets().stream()
                        .map(socket -> socket + " (" + state(socket) + ")")
                        .collect(Collectors.joining(", ")));
  }

  private static String state(String host) {
    String prefix = "unix://";
    return " (%s)"
        .formatted(
            host.startsWith(prefix) ? state(Path.of(host.substring(prefix.length()))) : refusal());
  }

  /** What becomes of asking the engine of DOCKER_HOST. */
  @SuppressWarnings("deprecation") // Testcontainers keeps the class, and the reason, to itself.
  private static String refusal() {
    Bounded.Result<?> answer =
        ASKING.call(
            () ->
                new EnvironmentAndSystemPropertyClientProviderStrategy()
                    .getDockerClient()
                    .pingCmd()
                    .exec());
    return answer.succeeded()
        ? "it does not answer as a Docker engine"
        : EngineWords.of(answer.failure());
  }

  private List<Path> sockets() {
    List<Path> sockets = new ArrayList<>();
    sockets.add(Path.of("/var/run/docker.sock"));
    environment.get("XDG_RUNTIME_DIR").ifPresent(run -> sockets.add(Path.of(run, "docker.sock")));
    environment.home().ifPresent(home -> sockets.add(home.resolve(".docker/run/docker.sock")));
    environment.home().ifPresent(home -> sockets.add(home.resolve(".docker/desktop/docker.sock")));
    return sockets;
  }

  private static String state(Path socket) {
    if (!Files.exists(socket)) {
      return "no such file";
    }
    return Files.isWritable(socket)
        ? "it does not answer as a Docker engine"
        : "no permission: be root, or in its group";
  }
}
