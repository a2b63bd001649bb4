package dev.staleframe.release;

import dev.staleframe.StaleframeException;
import dev.staleframe.command.Command;
import dev.staleframe.command.CommandResult;
import dev.staleframe.command.Environment;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The {@code go} command that the user has installed; it fetches the other releases.
 *
 * @param program the command
 * @param release its own release; of a development version the one that it may become
 * @param development whether it is a development version: it fetches releases, and is none
 * @param goroot its own root folder
 * @param goproxy the user's GOPROXY, as {@code go env} resolves it
 */
public record InstalledGo(
    Path program, Release release, boolean development, Path goroot, String goproxy) {
  /** Overrides the {@code go} found on PATH. */
  public static final String OVERRIDE = "STALEFRAME_GO";

  /** GOTOOLCHAIN, and with it the fetching of other releases, exists from 1.21 on. */
  public static final Release OLDEST = Release.parse("1.21.0");

  /** Variables that change what is built, and that another release may not know the values of. */
  private static final List<String> OF_BUILDS =
      List.of("GOROOT", "GOFLAGS", "GOEXPERIMENT", "GOOS", "GOARCH", "GOAMD64", "GOARM64");

  private static final Duration ENV_TIMEOUT = Duration.ofSeconds(30);
  private static final Path USUAL_PLACE = Path.of("/usr/local/go/bin/go");

  /**
   * Finds the installed {@code go}: STALEFRAME_GO, then PATH, then /usr/local/go.
   *
   * @throws StaleframeException exit code 3 if there is none, or only one that is too old
   */
  public static InstalledGo find(Environment environment) {
    Path program =
        locate(environment)
            .orElseThrow(
                () ->
                    StaleframeException.environment(
                        "no Go: %s.%nInstall Go %s or newer (https://go.dev/dl/), or set %s."
                            .formatted(tried(environment), OLDEST, OVERRIDE)));
    List<String> lines = ask(program, environment);
    InstalledGo found =
        new InstalledGo(
            program,
            releaseOf(program, lines.get(0)),
            lines.get(0).matches("devel .*|.*-devel_.*"),
            Path.of(lines.get(1)),
            lines.get(2));
    if (found.release.compareTo(OLDEST) < 0) {
      throw StaleframeException.environment(
          "Go %s at %s is too old to fetch other releases.%nInstall Go %s or newer (https://go.dev/dl/), or set %s."
              .formatted(found.release, program, OLDEST, OVERRIDE));
    }
    return found;
  }

  private static Optional<Path> locate(Environment environment) {
    Optional<String> override = environment.get(OVERRIDE);
    if (override.isPresent()) {
      return environment.find(override.get());
    }
    return environment.find("go").or(() -> environment.find(USUAL_PLACE.toString()));
  }

  private static String tried(Environment environment) {
    return environment
        .get(OVERRIDE)
        .map(override -> "%s is `%s`, which is no program".formatted(OVERRIDE, override))
        .orElse("looked for `go` on PATH and for " + USUAL_PLACE);
  }

  private static List<String> ask(Path program, Environment environment) {
    CommandResult result =
        new Command(
                List.of(program.toString(), "env", "GOVERSION", "GOROOT", "GOPROXY"),
                Path.of("/"),
                withToolchain(environment, "local"),
                ENV_TIMEOUT)
            .run();
    List<String> lines = result.stdout().lines().toList();
    if (!result.ok() || lines.size() < 3) {
      throw StaleframeException.environment(
          "%s does not work as a Go command: %s"
                  .formatted(program, firstLine(result.stderr(), "`go env` failed"))
              + GoComplaint.advice(result.stderr()).map("%n"::concat).orElse("").formatted());
    }
    return lines;
  }

  /** The newest minor version that is known to have a release. */
  public int newestKnownMinor() {
    return development ? release.minor() - 1 : release.minor();
  }

  /** What it is, for people. */
  public String description() {
    return development
        ? "a development version of Go 1.%d (it can fetch releases, and is not one itself)"
            .formatted(release.minor())
        : release.toString();
  }

  /** A development version ("devel go1.28-...") or a vendor's suffix still has a release in it. */
  private static Release releaseOf(Path program, String goversion) {
    String name = goversion.replaceFirst("^devel ", "").replaceFirst("[-+ ].*$", "");
    try {
      return Release.parse(name.matches("go1\\.\\d+") ? name + ".0" : name);
    } catch (StaleframeException e) {
      throw StaleframeException.environment(
          "%s says it is \"%s\", which is no Go release".formatted(program, goversion));
    }
  }

  /** The user's environment with GOTOOLCHAIN set and nothing that turns verification off. */
  static Map<String, String> withToolchain(Environment environment, String gotoolchain) {
    Map<String, String> variables = new HashMap<>(environment.variables());
    variables.put("GOTOOLCHAIN", gotoolchain);
    // cmd/go skips the checksum database for whoever calls itself Go's own module proxy here
    // (1.26.8, cmd/go/internal/modfetch/sumdb.go, useSumDB).
    variables.remove("GIT_HTTP_USER_AGENT");
    OF_BUILDS.forEach(variables::remove);
    variables.put("GOWORK", "off");
    return variables;
  }

  static String firstLine(String text, String otherwise) {
    return text.lines().filter(line -> !line.isBlank()).findFirst().orElse(otherwise);
  }
}
