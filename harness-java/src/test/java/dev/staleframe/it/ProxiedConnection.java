package dev.staleframe.it;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One connection through an {@link EngineProxy}. A client writes a request's first line in one go
 * and waits for the answer before the next, so requests begin where a read does.
 */
final class ProxiedConnection {
  private static final Pattern REQUEST = Pattern.compile("^([A-Z]+ )/v1\\.(\\d+)(/\\S*)");
  private static final Pattern CREATED = Pattern.compile("\"Id\":\"([0-9a-f]{64})\"");

  private final EngineProxy proxy;
  private final SocketChannel client;
  private final SocketChannel engine;
  private volatile boolean creating;

  ProxiedConnection(EngineProxy proxy, SocketChannel client, SocketChannel engine) {
    this.proxy = proxy;
    this.client = client;
    this.engine = engine;
  }

  private interface Rule {
    /** What to send on of what came. */
    String sentOn(String bytes) throws IOException;
  }

  void start() {
    relay("requests", client, engine, this::request);
    relay("answers", engine, client, this::answer);
  }

  private void relay(String name, SocketChannel from, SocketChannel to, Rule rule) {
    Thread thread = new Thread(() -> copy(from, to, rule), name);
    thread.setDaemon(true);
    thread.start();
  }

  private void copy(SocketChannel from, SocketChannel to, Rule rule) {
    ByteBuffer buffer = ByteBuffer.allocate(64 * 1024);
    try {
      while (from.read(buffer.clear()) >= 0) {
        if (!proxy.silent()) {
          buffer.flip();
          send(rule.sentOn(StandardCharsets.ISO_8859_1.decode(buffer).toString()), to);
        }
      }
      if (!proxy.silent()) {
        to.shutdownOutput();
      }
    } catch (IOException e) {
      close();
    }
  }

  private static void send(String bytes, SocketChannel to) throws IOException {
    ByteBuffer buffer = StandardCharsets.ISO_8859_1.encode(bytes);
    while (buffer.hasRemaining()) {
      to.write(buffer);
    }
  }

  private String request(String bytes) throws IOException {
    Matcher request = REQUEST.matcher(bytes);
    if (!request.find()) {
      return bytes;
    }
    creating = request.group(3).startsWith("/containers/create");
    if (proxy.oldestApi() == 0) {
      return bytes;
    }
    if (Integer.parseInt(request.group(2)) < proxy.oldestApi()) {
      send(tooOld(request.group(2)), client);
      return "";
    }
    String path = "/v" + RealEngine.apiVersion() + request.group(3);
    return request.group(1) + path + bytes.substring(request.end());
  }

  private String tooOld(String minor) {
    String message =
        "{\"message\":\"client version 1.%s is too old. Minimum supported API version is 1.%d, please upgrade your client to a newer version\"}"
            .formatted(minor, proxy.oldestApi());
    return "HTTP/1.1 400 Bad Request\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n%s"
        .formatted(message.length(), message);
  }

  private String answer(String bytes) {
    Matcher id = CREATED.matcher(bytes);
    if (creating && id.find()) {
      proxy.sawContainer(id.group(1));
      creating = false;
    }
    return bytes;
  }

  void close() {
    proxy.ended(this);
    try (client;
        engine) {
      // Both ends learn of it.
    } catch (IOException e) {
      // They have ended by themselves.
    }
  }
}
