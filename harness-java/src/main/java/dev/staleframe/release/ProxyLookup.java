package dev.staleframe.release;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Asks the module proxies of a GOPROXY list whether they have the zip of a toolchain, which is what
 * {@code go} fetches, and all that it fetches: a few bytes here, 70 MB there. The list is gone
 * through as {@code cmd/go} does (1.26.8, {@code cmd/go/internal/modfetch/proxy.go}, TryProxies):
 * after a comma comes the next one's turn if this one has none, after a bar whatever it said.
 */
final class ProxyLookup implements ReleaseLookup {
  private static final int AT_ONCE = 8;
  private static final Duration TIMEOUT = Duration.ofSeconds(20);
  private static final Pattern ENTRY = Pattern.compile("([^,|]+)([,|]?)");

  private final String goproxy;
  private final String platform;
  private final HttpClient client =
      HttpClient.newBuilder().connectTimeout(TIMEOUT).followRedirects(Redirect.NORMAL).build();
  private boolean silent;

  /**
   * @param goproxy the list
   * @param platform as toolchains are named by it: {@code linux-amd64}
   */
  ProxyLookup(String goproxy, String platform) {
    this.goproxy = goproxy;
    this.platform = platform;
  }

  /** Where nothing was answered once, nothing is asked again: each question may take its time. */
  @Override
  public Map<Release, Existence> ask(List<Release> releases) {
    Map<Release, Existence> answers = new LinkedHashMap<>();
    if (silent) {
      releases.forEach(release -> answers.put(release, Existence.UNKNOWN));
      return answers;
    }
    ExecutorService pool = Executors.newFixedThreadPool(AT_ONCE);
    try {
      List<CompletableFuture<Existence>> asked =
          releases.stream()
              .map(release -> CompletableFuture.supplyAsync(() -> ask(release), pool))
              .toList();
      for (int i = 0; i < asked.size(); i++) {
        answers.put(releases.get(i), asked.get(i).join());
      }
    } finally {
      pool.shutdown();
    }
    silent = answers.values().stream().allMatch(Existence.UNKNOWN::equals);
    return answers;
  }

  private Existence ask(Release release) {
    String path = "/golang.org/toolchain/@v/v0.0.1-go" + release + "." + platform + ".zip";
    Existence said = Existence.UNKNOWN;
    Matcher entries = ENTRY.matcher(goproxy);
    while (entries.find()) {
      String proxy = entries.group(1).strip().replaceFirst("/+$", "");
      int status = proxy.startsWith("file:") ? file(proxy + path) : http(proxy, path);
      if (status / 100 == 2) {
        return Existence.YES;
      }
      boolean none = status == 404 || status == 410;
      // A proxy that serves only what it was told to refuses all else.
      said = none || status == 403 ? Existence.NO : said;
      if (!none && !entries.group(2).equals("|")) {
        return said;
      }
    }
    return said;
  }

  private static int file(String uri) {
    return Files.exists(Path.of(URI.create(uri))) ? 200 : 404;
  }

  /** The status, or 0 without an answer; {@code off} and {@code direct} give none. */
  private int http(String proxy, String path) {
    if (!proxy.startsWith("http:") && !proxy.startsWith("https:")) {
      return 0;
    }
    try {
      return client.send(request(URI.create(proxy + path)), BodyHandlers.discarding()).statusCode();
    } catch (IOException | IllegalArgumentException e) {
      return 0;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return 0;
    }
  }

  private static HttpRequest request(URI uri) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(uri).timeout(TIMEOUT).method("HEAD", BodyPublishers.noBody());
    if (uri.getUserInfo() != null) {
      byte[] user = uri.getUserInfo().getBytes(StandardCharsets.UTF_8);
      request.header("Authorization", "Basic " + Base64.getEncoder().encodeToString(user));
    }
    return request.build();
  }
}
