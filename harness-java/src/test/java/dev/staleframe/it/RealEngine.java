package dev.staleframe.it;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.exception.NotFoundException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;
import org.testcontainers.dockerclient.DockerClientProviderStrategy;

/** The engine that the tests run on, asked without staleframe in between. */
final class RealEngine {
  private static final DockerClientProviderStrategy STRATEGY = strategy();

  private RealEngine() {}

  private static DockerClientProviderStrategy strategy() {
    List<DockerClientProviderStrategy> known = new ArrayList<>();
    ServiceLoader.load(DockerClientProviderStrategy.class).forEach(known::add);
    return DockerClientProviderStrategy.getFirstValidStrategy(known);
  }

  static DockerClient client() {
    return STRATEGY.getDockerClient();
  }

  /** The newest version of the API that it speaks. */
  static String apiVersion() {
    return client().versionCmd().exec().getApiVersion();
  }

  /** A new connection to it. */
  static SocketChannel connect() throws IOException {
    URI address = STRATEGY.getTransportConfig().getDockerHost();
    return address.getScheme().equals("unix")
        ? SocketChannel.open(UnixDomainSocketAddress.of(address.getPath()))
        : SocketChannel.open(new InetSocketAddress(address.getHost(), address.getPort()));
  }

  /** Whether {@code docker ps -a} shows it. */
  static boolean has(String container) {
    try {
      client().inspectContainerCmd(container).exec();
      return true;
    } catch (NotFoundException e) {
      return false;
    }
  }
}
