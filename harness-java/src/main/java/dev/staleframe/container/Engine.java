package dev.staleframe.container;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.model.Info;
import dev.staleframe.StaleframeException;
import dev.staleframe.command.Environment;
import dev.staleframe.fixture.Arch;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.ServiceLoader;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.dockerclient.DockerClientProviderStrategy;

/** A Docker engine that answers, as Testcontainers finds it. */
public final class Engine {
  private static final Bounded CONNECTING = Bounded.seconds(15);

  private final URI address;
  private final DockerClient client;
  private final Info info;
  private final String apiVersion;

  private Engine(DockerClientProviderStrategy strategy) {
    this.address = strategy.getTransportConfig().getDockerHost();
    this.client = strategy.getDockerClient();
    this.info = strategy.getInfo();
    this.apiVersion = client.versionCmd().exec().getApiVersion();
  }

  /**
   * Finds it and asks what it is. Starts nothing there.
   *
   * @throws StaleframeException exit code 3 if there is none, with what was tried
   */
  public static Engine find(Environment environment) {
    EngineSearch search = new EngineSearch(environment);
    Engine engine =
        CONNECTING
            .call(() -> new Engine(strategy()))
            .orElseThrow(failure -> search.failure(failure));
    search.requireAsked(engine.address);
    return engine;
  }

  private static DockerClientProviderStrategy strategy() {
    List<DockerClientProviderStrategy> known = new ArrayList<>();
    ServiceLoader.load(DockerClientProviderStrategy.class).forEach(known::add);
    return DockerClientProviderStrategy.getFirstValidStrategy(known);
  }

  /**
   * The client that containers are made with; the first call starts Testcontainers' Ryuk, unless
   * {@link Reaping} has turned it off.
   */
  DockerClient client() {
    return DockerClientFactory.instance().client();
  }

  /** A client for looks at the engine that must not start anything. */
  DockerClient plainClient() {
    return client;
  }

  /** Its architecture, as GOARCH names it. */
  public String arch() {
    return Arch.goarch(info.getArchitecture());
  }

  /** What it is and where: {@code Docker 20.10.24, API 1.41, unix:///var/run/docker.sock}. */
  public String description() {
    return String.format(
        Locale.ROOT, "Docker %s, API %s, %s", info.getServerVersion(), apiVersion, address);
  }

  /** Limits that it can't enforce, by name. */
  List<String> missingLimits() {
    List<String> missing = new ArrayList<>();
    if (Boolean.FALSE.equals(info.getRawValues().get("MemoryLimit"))) {
      missing.add("memory");
    }
    if (Boolean.FALSE.equals(info.getRawValues().get("PidsLimit"))) {
      missing.add("processes");
    }
    return missing;
  }

  /** Whether it answers, now and soon. */
  boolean answers() {
    return Bounded.seconds(3).call(() -> client.pingCmd().exec()).succeeded();
  }
}
