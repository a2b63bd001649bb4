package dev.staleframe.release;

import dev.staleframe.StaleframeException;
import dev.staleframe.command.Command;
import dev.staleframe.command.CommandResult;
import dev.staleframe.command.Environment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/**
 * Provides the toolchain of a release: one that is on the machine, or one that the installed {@code
 * go} fetches.
 *
 * <p>A toolchain from the module cache or the network is always held against Go's checksum
 * database, also when it is cached already. {@code cmd/go} makes one exception for the module
 * {@code golang.org/toolchain}: where GOPROXY is a single {@code file://} address, GOSUMDB=off and
 * GONOSUMDB count (1.26.8, {@code cmd/go/internal/modfetch/sumdb.go}, useSumDB). Such an address is
 * passed on as a list of two, the second being {@code off}, which closes that way and changes
 * nothing else.
 */
public final class Toolchains {
  private static final Duration FETCH_TIMEOUT = Duration.ofMinutes(15);

  private final Environment environment;
  private final InstalledGo installed;
  private final Map<Release, Toolchain> provided = new ConcurrentHashMap<>();

  public Toolchains(Environment environment, InstalledGo installed) {
    this.environment = environment;
    this.installed = installed;
  }

  /** The user's own {@code go}. */
  public InstalledGo installed() {
    return installed;
  }

  /**
   * The toolchain of the release; looked for once, however often it is asked for.
   *
   * @param announce is told before anything is fetched, which takes a while
   * @throws StaleframeException exit code 2 if there is no such release, 3 if it can't be had here
   */
  public Toolchain provide(Release release, Consumer<String> announce) {
    return provided.computeIfAbsent(release, wanted -> find(wanted, announce));
  }

  private Toolchain find(Release release, Consumer<String> announce) {
    return cached(release)
        .orElseGet(
            () -> {
              if (!installed.goproxy().equals("off")) {
                announce.accept("fetching Go " + release);
              }
              return fetched(release);
            });
  }

  /** The toolchain if it is here already, without asking the network. */
  public Optional<Toolchain> cached(Release release) {
    return unpacked(release)
        .or(
            () -> {
              CommandResult result = goroot(release, "off");
              return result.ok()
                  ? Optional.of(checked(release, result, "module cache"))
                  : Optional.empty();
            });
  }

  /**
   * Asks the module proxies whether they have a release that is not here. Fetches nothing.
   *
   * @param platform as toolchains are named by it: {@code linux-amd64}
   * @throws StaleframeException exit code 2 if there is no such release, 3 if it can't be had here
   */
  public void requireFetchable(Release release, String platform) {
    CommandResult result = goroot(release, "off");
    if (GoComplaint.advice(result.stderr()).isPresent() || installed.goproxy().equals("off")) {
      throw FetchFailure.explain(release, installed, result);
    }
    Existence answer =
        new ProxyLookup(installed.goproxy(), platform).ask(List.of(release)).get(release);
    if (answer == Existence.NO) {
      throw FetchFailure.noSuchRelease(release, installed);
    }
    if (answer == Existence.UNKNOWN) {
      throw FetchFailure.unreachable(release, installed, "no proxy answers");
    }
  }

  /** The installed go itself, or one that golang.org/dl unpacked (and verified) under ~/sdk. */
  private Optional<Toolchain> unpacked(Release release) {
    if (isRelease(installed.goroot(), release)) {
      return Optional.of(new Toolchain(release, installed.goroot(), "installed"));
    }
    return environment
        .home()
        .map(home -> home.resolve("sdk").resolve("go" + release))
        .filter(folder -> Files.exists(folder.resolve(".unpacked-success")))
        .filter(folder -> isRelease(folder, release))
        .map(folder -> new Toolchain(release, folder, "~/sdk"));
  }

  private Toolchain fetched(Release release) {
    CommandResult result = goroot(release, installed.goproxy());
    if (!result.ok()) {
      throw FetchFailure.explain(release, installed, result);
    }
    return checked(release, result, "Go module proxy, verified by the checksum database");
  }

  private CommandResult goroot(Release release, String goproxy) {
    Map<String, String> variables = InstalledGo.withToolchain(environment, "go" + release);
    variables.put("GOPROXY", verifiable(goproxy));
    return new Command(
            List.of(installed.program().toString(), "env", "GOROOT"),
            Path.of("/"),
            variables,
            FETCH_TIMEOUT)
        .run();
  }

  static String verifiable(String goproxy) {
    boolean single = !goproxy.contains(",") && !goproxy.contains("|");
    return goproxy.startsWith("file://") && single ? goproxy + ",off" : goproxy;
  }

  private static Toolchain checked(Release release, CommandResult result, String origin) {
    Path goroot = Path.of(result.stdout().strip());
    if (!isRelease(goroot, release)) {
      throw StaleframeException.environment(
          "%s should be Go %s, but its VERSION file does not say so; remove it and try again"
              .formatted(goroot, release));
    }
    return new Toolchain(release, goroot, origin);
  }

  /** Whether the folder's VERSION file, whose first line is {@code go1.23.0}, names the release. */
  private static boolean isRelease(Path goroot, Release release) {
    try {
      return Files.readString(goroot.resolve("VERSION"))
          .lines()
          .findFirst()
          .orElse("")
          .strip()
          .equals("go" + release);
    } catch (IOException e) {
      return false;
    }
  }
}
