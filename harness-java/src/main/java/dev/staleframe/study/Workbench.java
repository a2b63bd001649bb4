package dev.staleframe.study;

import dev.staleframe.command.Environment;
import dev.staleframe.container.Engine;
import dev.staleframe.container.Images;
import dev.staleframe.container.Reaping;
import dev.staleframe.fixture.Arch;
import dev.staleframe.fixture.FixtureBuilder;
import dev.staleframe.fixture.HunkPatch;
import dev.staleframe.fixture.NamedPatch;
import dev.staleframe.fixture.Overlay;
import dev.staleframe.fixture.Patch;
import dev.staleframe.fixture.ShimBuilder;
import dev.staleframe.fixture.Shims;
import dev.staleframe.fixture.Target;
import dev.staleframe.fixture.TraceReaderBuilder;
import dev.staleframe.fixture.Workspace;
import dev.staleframe.journal.RunHeader;
import dev.staleframe.release.InstalledGo;
import dev.staleframe.release.Release;
import dev.staleframe.release.Toolchains;
import dev.staleframe.shim.Restart;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Consumer;

/**
 * The tools of this machine. Go is needed by all that runs trials; a C compiler only where they are
 * built on this machine, so it is looked for, and the C built, when first asked for.
 */
public final class Workbench {
  private final Environment environment;
  private final Workspace workspace;
  private final Toolchains toolchains;
  private final TraceReaderBuilder traceReaders;
  private final Map<Arch, OnHost> onHost = new EnumMap<>(Arch.class);
  private Engine engine;

  private Workbench(Environment environment, Workspace workspace) {
    this.environment = environment;
    this.workspace = workspace;
    this.toolchains = new Toolchains(environment, InstalledGo.find(environment));
    this.traceReaders = new TraceReaderBuilder(workspace, environment);
  }

  /** What needs a C compiler. */
  private record OnHost(Target target, Shims shims, FixtureBuilder fixtures) {}

  /**
   * Finds the tools.
   *
   * @throws dev.staleframe.StaleframeException exit code 3 if there is no Go
   */
  public static Workbench open(Environment environment, Workspace workspace) {
    return new Workbench(environment, workspace);
  }

  /** The variables that staleframe was started with. */
  public Environment environment() {
    return environment;
  }

  /** Sources and cache. */
  public Workspace workspace() {
    return workspace;
  }

  /** Provides Go releases. */
  public Toolchains toolchains() {
    return toolchains;
  }

  /**
   * The C, built for this machine.
   *
   * @throws dev.staleframe.StaleframeException exit code 3 if that can't be done
   */
  public Shims shims() {
    return onHost(Arch.ofThisMachine()).shims();
  }

  /**
   * Builds programs of {@code go-fixtures} for this machine.
   *
   * @throws dev.staleframe.StaleframeException exit code 3 if there is no C compiler
   */
  public FixtureBuilder fixtures() {
    return fixtures(Arch.ofThisMachine());
  }

  /**
   * Builds programs of {@code go-fixtures} for an architecture, to be run on this machine.
   *
   * @throws dev.staleframe.StaleframeException exit code 3 if that can't be done here
   */
  public FixtureBuilder fixtures(Arch arch) {
    return onHost(arch).fixtures();
  }

  /**
   * How programs of an architecture are built and run on this machine.
   *
   * @throws dev.staleframe.StaleframeException exit code 3 if that can't be done here
   */
  Target target(Arch arch) {
    return onHost(arch).target();
  }

  /**
   * What a patch lays over a release.
   *
   * @param announce is told before anything is fetched
   */
  Overlay overlay(Patch patch, Consumer<String> announce) {
    if (patch instanceof HunkPatch hunks) {
      return hunks.overlay();
    }
    NamedPatch named = (NamedPatch) patch;
    return named
        .donor()
        .map(release -> toolchains.provide(release, announce))
        .map(donor -> Overlay.of(named, donor))
        .orElse(Overlay.NONE);
  }

  private synchronized OnHost onHost(Arch arch) {
    return onHost.computeIfAbsent(
        arch,
        a -> {
          Target target = Target.find(a, environment);
          Shims shims = new ShimBuilder(workspace, environment, target.compiler()).build();
          FixtureBuilder fixtures = new FixtureBuilder(workspace, environment, target, shims);
          return new OnHost(target, shims, fixtures);
        });
  }

  /**
   * The Docker engine. Where Testcontainers needs settings that only the environment can hold,
   * staleframe starts again with them.
   *
   * @throws dev.staleframe.StaleframeException exit code 3 if there is none
   */
  public synchronized Engine engine() {
    if (engine == null) {
      Engine found = Engine.find(environment);
      Map<String, String> settings = Reaping.missingSettings(found, environment);
      if (!settings.isEmpty()) {
        throw Restart.with(settings);
      }
      engine = found;
    }
    return engine;
  }

  /**
   * Finds or builds images of Go releases.
   *
   * @param announce is told before anything is fetched or built
   * @throws dev.staleframe.StaleframeException exit code 3 if there is no Docker engine
   */
  public Images images(ContainerChoice choice, Consumer<String> announce) {
    return new Images(
        engine(),
        workspace,
        environment,
        toolchains,
        RunHeader.Host.current().arch(),
        choice.image(),
        announce);
  }

  /**
   * The program that runs a fixture and reads its trace.
   *
   * @param arch the architecture it is for, as GOARCH names it
   * @param announce is told before anything is fetched or compiled
   */
  Path traceReader(String arch, Consumer<String> announce) {
    Release oldest = traceReaders.oldest();
    InstalledGo installed = toolchains.installed();
    boolean usable = !installed.development() && installed.release().compareTo(oldest) >= 0;
    Release release = usable ? installed.release() : oldest;
    return traceReaders.build(toolchains.provide(release, announce), arch, announce);
  }
}
