package dev.staleframe.it;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArraySet;

/**
 * Stands between staleframe and the real engine, so that an engine can be seen to stop, to fall
 * silent or to be of another version while that of the machine goes on. It knows which containers
 * were created through it.
 */
final class EngineProxy implements AutoCloseable {
  private final ServerSocketChannel server;
  private final String address;
  private final Set<ProxiedConnection> connections = ConcurrentHashMap.newKeySet();
  private final Set<String> created = new CopyOnWriteArraySet<>();
  private volatile boolean silent;
  private volatile int oldestApi;

  private EngineProxy(ServerSocketChannel server, String address) {
    this.server = server;
    this.address = address;
    Thread thread = new Thread(this::accept, "engine-proxy");
    thread.setDaemon(true);
    thread.start();
  }

  /** One that listens on a socket in the folder. */
  static EngineProxy in(Path folder) {
    Path socket = folder.resolve("engine.sock");
    ServerSocketChannel server =
        listening(StandardProtocolFamily.UNIX, UnixDomainSocketAddress.of(socket));
    return new EngineProxy(server, "unix://" + socket);
  }

  /** One that listens on a port, as an engine on another machine does. */
  static EngineProxy remote() {
    ServerSocketChannel server =
        listening(
            StandardProtocolFamily.INET,
            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    return new EngineProxy(server, "tcp://127.0.0.1:" + server.socket().getLocalPort());
  }

  private static ServerSocketChannel listening(
      StandardProtocolFamily family, SocketAddress address) {
    try {
      return ServerSocketChannel.open(family).bind(address);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What DOCKER_HOST is to be. */
  String address() {
    return address;
  }

  /** The containers that were created through it. */
  Set<String> created() {
    return Set.copyOf(created);
  }

  /** From now on it passes nothing on, in either direction, and ends no connection. */
  EngineProxy fallSilent() {
    silent = true;
    return this;
  }

  /** From now on it refuses older versions of the API, as Docker 29 does, and takes this one. */
  EngineProxy sinceApi(int minor) {
    oldestApi = minor;
    return this;
  }

  boolean silent() {
    return silent;
  }

  int oldestApi() {
    return oldestApi;
  }

  void sawContainer(String id) {
    created.add(id);
  }

  void ended(ProxiedConnection connection) {
    connections.remove(connection);
  }

  private void accept() {
    try {
      while (true) {
        SocketChannel client = server.accept();
        ProxiedConnection connection = new ProxiedConnection(this, client, RealEngine.connect());
        connections.add(connection);
        connection.start();
      }
    } catch (IOException e) {
      // It was closed.
    }
  }

  /** As an engine that stops: cuts all connections and takes no new ones. */
  @Override
  public void close() {
    try {
      server.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    connections.forEach(ProxiedConnection::close);
  }
}
