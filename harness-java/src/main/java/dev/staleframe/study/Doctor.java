package dev.staleframe.study;

import dev.staleframe.StaleframeException;
import dev.staleframe.command.Environment;
import dev.staleframe.command.Noexec;
import dev.staleframe.container.Engine;
import dev.staleframe.fixture.Arch;
import dev.staleframe.fixture.CCompiler;
import dev.staleframe.fixture.CompilerCheck;
import dev.staleframe.fixture.ShimBuilder;
import dev.staleframe.fixture.ShimVariant;
import dev.staleframe.fixture.Shims;
import dev.staleframe.fixture.Target;
import dev.staleframe.fixture.Workspace;
import dev.staleframe.journal.RunHeader;
import dev.staleframe.release.InstalledGo;
import dev.staleframe.release.Release;
import dev.staleframe.release.Toolchain;
import dev.staleframe.release.Toolchains;
import dev.staleframe.report.Check;
import dev.staleframe.shim.CallbackLoop;
import dev.staleframe.shim.ShimLoader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What this machine has and lacks. Fetches nothing, and builds only into the cache. */
public final class Doctor {
  /** Two toolchains, their zips and two builds take about 0.9 GB; some room is left for others. */
  private static final long ROOM_BYTES = 2L << 30;

  private final Environment environment;
  private final List<Release> releases;
  private final boolean quick;
  private final List<Check> checks = new ArrayList<>();

  /**
   * @param releases the releases that the user means to run
   * @param quick whether to leave out what takes long
   */
  public Doctor(Environment environment, List<Release> releases, boolean quick) {
    this.environment = environment;
    this.releases = List.copyOf(releases);
    this.quick = quick;
  }

  /** Makes all checks, also after one has failed. */
  public List<Check> examine() {
    check("operating system", this::operatingSystem);
    check("java", this::java);
    Optional<InstalledGo> go = found("go", () -> InstalledGo.find(environment), Doctor::describe);
    Optional<CCompiler> compiler =
        found("C compiler", () -> CCompiler.find(environment), found -> found.version());
    check("make", this::make);
    Optional<Workspace> workspace =
        found("build cache", () -> Workspace.find(environment), Doctor::room);
    Optional<Shims> shims =
        compiler.isPresent() && workspace.isPresent()
            ? shims(workspace.get(), compiler.get())
            : Optional.empty();
    Optional<Toolchains> toolchains = go.map(found -> new Toolchains(environment, found));
    toolchains.ifPresent(this::releases);
    if (!quick && shims.isPresent()) {
      toolchains.flatMap(this::any).ifPresent(any -> trial(workspace.get(), shims.get(), any));
    }
    check("Docker engine", this::docker);
    String own = Arch.goarch(System.getProperty("os.arch"));
    Stream.of(Arch.values())
        .filter(arch -> !arch.toString().equals(own))
        .forEach(arch -> check(arch + " programs", () -> foreign(arch)));
    return List.copyOf(checks);
  }

  private void check(String name, Supplier<Check.Outcome> look) {
    checks.add(new Check(name, look.get()));
  }

  /** A thing that is looked for by code that says itself what is missing. */
  private <T> Optional<T> found(
      String name, Supplier<T> look, java.util.function.Function<T, String> describe) {
    try {
      T thing = look.get();
      checks.add(new Check(name, Check.Outcome.ok(describe.apply(thing))));
      return Optional.of(thing);
    } catch (StaleframeException e) {
      checks.add(new Check(name, Check.Outcome.missing(what(e), advice(e))));
      return Optional.empty();
    }
  }

  /** The first line of a failure says what is wrong. */
  private static String what(StaleframeException failure) {
    return failure.getMessage().lines().findFirst().orElseThrow();
  }

  /** The others say what to do. */
  private static String advice(StaleframeException failure) {
    return failure.getMessage().lines().skip(1).collect(Collectors.joining(" "));
  }

  private Check.Outcome operatingSystem() {
    String found = System.getProperty("os.name") + " " + System.getProperty("os.arch");
    boolean ok = found.matches("Linux (amd64|x86_64|aarch64)");
    return ok
        ? Check.Outcome.ok(found)
        : Check.Outcome.missing(
            found, "trials on the host need Linux on amd64 or arm64 (child subreaper, /proc)");
  }

  private Check.Outcome java() {
    String found = System.getProperty("java.version") + " at " + System.getProperty("java.home");
    return Runtime.version().feature() >= 17
        ? Check.Outcome.ok(found)
        : Check.Outcome.missing(found, "Install a JDK 17 or newer.");
  }

  private static String describe(InstalledGo go) {
    return go.description() + " at " + go.program();
  }

  private Check.Outcome make() {
    return environment
        .find("make")
        .map(path -> Check.Outcome.ok(path.toString()))
        .orElse(
            Check.Outcome.missing("not on PATH", "Install make (Debian: apt-get install make)."));
  }

  private static String room(Workspace workspace) {
    Path cache = workspace.cache();
    Noexec.explain(cache)
        .ifPresent(
            noexec -> {
              throw StaleframeException.environment(noexec);
            });
    try {
      if (!Files.isWritable(cache)) {
        throw StaleframeException.environment(
            "%s can't be written%nSet %s to a folder that can."
                .formatted(cache, Workspace.CACHE_VARIABLE));
      }
      long free = Files.getFileStore(cache).getUsableSpace();
      if (free < ROOM_BYTES) {
        throw StaleframeException.environment(
            String.format(
                Locale.ROOT,
                "%s has only %d MB free%nFree some, or set %s to a roomier folder.",
                cache,
                free >> 20,
                Workspace.CACHE_VARIABLE));
      }
      return String.format(Locale.ROOT, "%s, %d GB free", cache, free >> 30);
    } catch (IOException e) {
      throw StaleframeException.environment(
          "can't look at %s: %s".formatted(cache, e.getMessage()), e);
    }
  }

  private Optional<Shims> shims(Workspace workspace, CCompiler compiler) {
    found(
        "C programs",
        () -> {
          CompilerCheck.run(compiler, workspace.cache(), environment);
          return workspace.cache();
        },
        cache -> "compiled and run in " + cache);
    Optional<Shims> built =
        found(
            "C shims",
            () -> new ShimBuilder(workspace, environment, compiler).build(),
            shims -> shims.folder().toString());
    built.ifPresent(this::library);
    return built;
  }

  private void library(Shims shims) {
    found(
        "libstaleframe from Java",
        () -> ShimLoader.load(CallbackLoop.class, shims.library(ShimVariant.FP)),
        CallbackLoop::staleframe_version);
  }

  private void releases(Toolchains toolchains) {
    releases.forEach(
        release -> found("Go " + release, () -> where(release, toolchains), where -> where));
  }

  private String where(Release release, Toolchains toolchains) {
    Optional<Toolchain> cached = toolchains.cached(release);
    if (cached.isPresent()) {
      return "%s (%s)".formatted(cached.get().goroot(), cached.get().origin());
    }
    String goproxy = toolchains.installed().goproxy();
    if (quick && !goproxy.equals("off")) {
      return "not here; not asked for (GOPROXY=%s)".formatted(goproxy);
    }
    RunHeader.Host host = RunHeader.Host.current();
    toolchains.requireFetchable(release, host.os() + "-" + host.arch());
    return "not here yet; can be fetched (GOPROXY=%s)".formatted(goproxy);
  }

  /** A release that is here: one that the user means to run, or else the installed Go. */
  private Optional<Toolchain> any(Toolchains toolchains) {
    return Stream.concat(releases.stream(), Stream.of(toolchains.installed().release()))
        .flatMap(release -> toolchains.cached(release).stream())
        .findFirst();
  }

  private void trial(Workspace workspace, Shims shims, Toolchain toolchain) {
    TrialCheck check = new TrialCheck(workspace, environment, shims);
    found("a trial", () -> check.with(toolchain), done -> done);
  }

  private Check.Outcome docker() {
    try {
      return Check.Outcome.ok(Engine.find(environment).description() + baseTools());
    } catch (StaleframeException e) {
      return Check.Outcome.optional(
          what(e), "Only --in container and `images` need one. " + advice(e));
    }
  }

  private Check.Outcome foreign(Arch arch) {
    try {
      Target target = Target.find(arch, environment);
      return Check.Outcome.ok(
          target.compiler().version()
              + target.emulator().map(emulator -> "; " + emulator.version()).orElse(""));
    } catch (StaleframeException e) {
      return Check.Outcome.optional(
          what(e), "Only --arch %s needs that. %s".formatted(arch, advice(e)));
    }
  }

  /** What makes a base image where the engine can pull none. */
  private String baseTools() {
    boolean found = Stream.of("mmdebstrap", "debootstrap").anyMatch(this::isThere);
    return found
        ? ""
        : "; if it can't pull images, also: apt-get install mmdebstrap (Debian, Ubuntu)";
  }

  private boolean isThere(String program) {
    return environment.find(program).isPresent();
  }
}
