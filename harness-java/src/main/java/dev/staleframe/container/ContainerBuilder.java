package dev.staleframe.container;

import dev.staleframe.JsonFault;
import dev.staleframe.StaleframeException;
import dev.staleframe.command.CommandResult;
import dev.staleframe.fixture.Build;
import dev.staleframe.fixture.FixtureBuilder;
import dev.staleframe.fixture.GoBuild;
import dev.staleframe.fixture.Overlay;
import dev.staleframe.fixture.PathNames;
import dev.staleframe.fixture.ProbeLayout;
import dev.staleframe.fixture.ShimVariant;
import dev.staleframe.fixture.Shims;
import dev.staleframe.fixture.Workspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Builds shims and fixtures in a container, with the image's own Go and C compiler. */
public final class ContainerBuilder {
  private static final Duration TIMEOUT = Duration.ofMinutes(10);
  private static final int KILLED = 128 + 9;
  private static final Path WORK = Path.of(Sandbox.WORK);
  private static final Path SOURCES = WORK.resolve("src");
  private static final Shims SHIMS = new Shims(WORK.resolve("shims"));
  private static final Path GO_CACHE = WORK.resolve("gocache");

  /** Where the image has what the standard library was compiled to, see docker/Dockerfile. */
  private static final String WARM_CACHE = "/opt/staleframe/gocache";

  private final Sandbox sandbox;
  private final Map<String, Build> built = new HashMap<>();
  private final Map<Path, String> layouts = new HashMap<>();
  private final Map<Path, Path> installed = new HashMap<>();
  private final Path goroot;

  /**
   * Copies the sources into the container and builds the C.
   *
   * @throws StaleframeException exit code 3 if that can't be done
   */
  public ContainerBuilder(Sandbox sandbox, Workspace workspace) {
    this.sandbox = sandbox;
    sandbox.unpack(
        WORK,
        archive ->
            archive
                .addTree("src/go-fixtures", workspace.goFixtures())
                .addTree("src/c-shims", workspace.cShims()));
    required("does not let its build cache be copied", "cp", "-r", WARM_CACHE, GO_CACHE.toString());
    goroot = Path.of(required("has no Go", "go", "env", "GOROOT").strip());
    required(
        "can't build the C shims",
        "make",
        "-s",
        "-C",
        SOURCES + "/c-shims",
        "BUILD=" + SHIMS.folder(),
        "all");
  }

  private String required(String trouble, String... argv) {
    CommandResult result = run(List.of(argv), SOURCES, Map.of());
    if (!result.ok()) {
      requireRoom(result);
      throw StaleframeException.environment(
          "the container of %s %s: %s"
              .formatted(sandbox.image().name(), trouble, firstLine(said(result))));
    }
    return result.stdout();
  }

  private CommandResult run(List<String> argv, Path directory, Map<String, String> environment) {
    return new Execution(argv, directory.toString(), environment, TIMEOUT).in(sandbox);
  }

  /** The container that it builds in. */
  Sandbox sandbox() {
    return sandbox;
  }

  /** The supervisor's program. */
  public ContainerSupervisors supervisors() {
    return new ContainerSupervisors(sandbox, SHIMS.supervisor().toString());
  }

  /**
   * Builds a program of {@code go-fixtures}; once, however often it is asked for.
   *
   * @param flags of {@code go build}, beside the usual
   * @param announce is told before anything is compiled, which takes a while
   */
  public Build build(
      Overlay overlay,
      ShimVariant variant,
      String program,
      List<String> flags,
      Consumer<String> announce) {
    String name =
        (program + "-" + variant + "-" + overlay.patch() + String.join("", flags))
            .replaceAll("[/: ]", "-");
    return built.computeIfAbsent(
        name,
        n -> {
          announce.accept(
              "building the %s in the container of Go %s"
                  .formatted(program, sandbox.image().release()));
          return compile(overlay, variant, program, flags, WORK.resolve("build").resolve(n));
        });
  }

  private Build compile(
      Overlay overlay, ShimVariant variant, String program, List<String> flags, Path folder) {
    required("can't be written", "mkdir", "-p", folder.toString());
    Optional<Path> laidOver = overlay(overlay, folder);
    List<String> argv =
        new ArrayList<>(GoBuild.argv("go", folder.resolve(program), variant, laidOver, program));
    argv.addAll(argv.size() - 1, flags); // before the package
    Map<String, String> variables = new HashMap<>(GoBuild.variables(SHIMS));
    variables.put("GOCACHE", GO_CACHE.toString());
    Path module = SOURCES.resolve("go-fixtures");
    CommandResult result = run(argv, module, variables);
    if (result.timedOut()) {
      return new Build.Failed("`go build` took longer than " + TIMEOUT.toMinutes() + " minutes");
    }
    if (result.ok()) {
      return new Build.Built(folder);
    }
    requireRoom(result);
    Map<Path, String> names = overlay.names(folder, goroot);
    names.putAll(Map.of(SOURCES, "", module, "", SHIMS.folder(), "c-shims", folder, "$BUILD"));
    return new Build.Failed(PathNames.elsewhere(module, names).readable(said(result)));
  }

  private Optional<Path> overlay(Overlay overlay, Path folder) {
    if (overlay.isEmpty()) {
      return Optional.empty();
    }
    sandbox.unpack(
        folder,
        archive -> {
          for (Map.Entry<String, byte[]> file : overlay.laidOut(folder, goroot).entrySet()) {
            archive.add(file.getKey(), file.getValue(), false);
          }
        });
    return Optional.of(folder.resolve(Overlay.FILE));
  }

  /** A limit that was too tight is the container's trouble, never the release's. */
  private void requireRoom(CommandResult result) {
    String limit =
        said(result).toLowerCase(Locale.ROOT).contains("no space left")
            ? "disk=" + sandbox.limits().disk()
            : new LimitCounters(sandbox).news().orElse(null);
    if (limit == null && killed(result)) {
      limit = "killed, with memory=" + sandbox.limits().memory();
    }
    if (limit != null) {
      throw StaleframeException.environment(
          "no room to build in the container of %s (%s).%nAllow it more with --container-limits."
              .formatted(sandbox.image().name(), limit));
    }
  }

  /** A failure of a tool's own has a message; where memory is short the counters may not answer. */
  private static boolean killed(CommandResult result) {
    return !result.timedOut()
        && (result.exitCode() == KILLED
            || said(result).isBlank()
            || said(result).contains("signal: killed"));
  }

  /** What the fixture wants after {@code -probe}; it is asked once, as that takes a while. */
  public String probeLayout(Path folder) {
    return layouts.computeIfAbsent(folder, this::askProbeLayout);
  }

  private String askProbeLayout(Path folder) {
    String fixture = folder.resolve(FixtureBuilder.FIXTURE).toString();
    try {
      return ProbeLayout.argument(
          required("can't say where the probe's fields are", fixture, ProbeLayout.ARGUMENT));
    } catch (IOException e) {
      throw StaleframeException.environment(
          "fixture %s: %s".formatted(ProbeLayout.ARGUMENT, JsonFault.of(e)));
    }
  }

  /** Copies a program of this machine into the container, once, and returns where it is there. */
  public Path install(Path program) {
    return installed.computeIfAbsent(program, this::copy);
  }

  private Path copy(Path program) {
    String name = program.getFileName().toString();
    sandbox.unpack(WORK, archive -> archive.add("bin/" + name, Files.readAllBytes(program), true));
    return WORK.resolve("bin").resolve(name);
  }

  private static String said(CommandResult result) {
    return result.stdout() + result.stderr();
  }

  private static String firstLine(String text) {
    return text.lines().filter(line -> !line.isBlank()).findFirst().orElse("it said nothing");
  }
}
