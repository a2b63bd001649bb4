package dev.staleframe.release;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProxyLookupTest {
  private static final Release RELEASE = Release.parse("1.23.0");
  private static final String ZIP = "golang.org/toolchain/@v/v0.0.1-go1.23.0.linux-amd64.zip";

  @TempDir private Path folder;
  private final List<String> requests = new CopyOnWriteArrayList<>();
  private HttpServer server;

  /** {@code /200/...} answers 200, and so on. */
  @BeforeEach
  void serve() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          String path = exchange.getRequestURI().getPath();
          String user = exchange.getRequestHeaders().getFirst("Authorization");
          requests.add(exchange.getRequestMethod() + " " + path + (user == null ? "" : " " + user));
          exchange.sendResponseHeaders(Integer.parseInt(path.substring(1, 4)), -1);
          exchange.close();
        });
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ' ',
      value = {
        "P/200 YES",
        "P/200/ YES",
        "P/404 NO",
        "P/410 NO",
        "P/403 NO",
        "P/500 UNKNOWN",
        "P/404,P/200 YES",
        "P/404,P/500 NO",
        "P/403,P/200 NO",
        "P/403|P/200 YES",
        "P/500,P/200 UNKNOWN",
        "P/500|P/200 YES",
        "P/404,direct NO",
        "P/200,off YES",
        "off,P/200 UNKNOWN",
        "off UNKNOWN",
        "direct UNKNOWN",
        "http://127.0.0.1:1 UNKNOWN",
        "not%20an:address UNKNOWN",
      })
  void theListIsGoneThroughAsGoDoes(String goproxy, Existence expected) {
    assertEquals(Map.of(RELEASE, expected), ask(goproxy));
  }

  @Test
  void onlyWhetherItIsThereIsAsked() {
    ask("P/200");
    assertEquals(List.of("HEAD /200/" + ZIP), requests);
  }

  @Test
  void credentialsInTheAddressAreSent() {
    ask(address().replace("//", "//me:secret@") + "/200");
    assertEquals(List.of("HEAD /200/" + ZIP + " Basic bWU6c2VjcmV0"), requests);
  }

  @Test
  void aFolderIsAProxyToo() throws IOException {
    assertEquals(Map.of(RELEASE, Existence.NO), ask(folder.toUri().toString()));
    Files.createDirectories(folder.resolve(ZIP).getParent());
    Files.createFile(folder.resolve(ZIP));
    assertEquals(Map.of(RELEASE, Existence.YES), ask(folder.toUri().toString()));
  }

  @Test
  void whoDoesNotAnswerIsNotAskedAgain() {
    ProxyLookup lookup = new ProxyLookup(address() + "/500", "linux-amd64");
    lookup.ask(List.of(RELEASE));
    assertEquals(Map.of(RELEASE, Existence.UNKNOWN), lookup.ask(List.of(RELEASE)));
    assertEquals(1, requests.size());
  }

  private Map<Release, Existence> ask(String goproxy) {
    return new ProxyLookup(goproxy.replace("P/", address() + "/"), "linux-amd64")
        .ask(List.of(RELEASE));
  }

  private String address() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }
}
