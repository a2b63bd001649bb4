package dev.staleframe.study;

import dev.staleframe.command.Environment;
import dev.staleframe.fixture.CCompiler;
import dev.staleframe.fixture.FixtureBuilder;
import dev.staleframe.fixture.ShimBuilder;
import dev.staleframe.fixture.Shims;
import dev.staleframe.fixture.TraceReaderBuilder;
import dev.staleframe.fixture.Workspace;
import dev.staleframe.release.InstalledGo;
import dev.staleframe.release.Release;
import dev.staleframe.release.Toolchains;
import java.nio.file.Path;
import java.util.function.Consumer;

/**
 * The tools of this machine, found and ready.
 *
 * @param workspace sources and cache
 * @param toolchains provides Go releases
 * @param shims the built C
 * @param fixtures builds the fixture
 * @param traceReaders builds what reads its traces
 */
public record Workbench(
    Workspace workspace,
    Toolchains toolchains,
    Shims shims,
    FixtureBuilder fixtures,
    TraceReaderBuilder traceReaders) {
  /**
   * Finds the tools and builds the C.
   *
   * @throws dev.staleframe.StaleframeException exit code 3 if a tool is missing
   */
  public static Workbench open(Environment environment, Workspace workspace) {
    InstalledGo go = InstalledGo.find(environment);
    CCompiler compiler = CCompiler.find(environment);
    Shims shims = new ShimBuilder(workspace, environment, compiler).build();
    return new Workbench(
        workspace,
        new Toolchains(environment, go),
        shims,
        new FixtureBuilder(workspace, environment, compiler, shims),
        new TraceReaderBuilder(workspace, environment));
  }

  /**
   * The program that runs a fixture and reads its trace.
   *
   * @param announce is told before anything is fetched or compiled
   */
  Path traceReader(Consumer<String> announce) {
    Release oldest = traceReaders.oldest();
    Release installed = toolchains.installed().release();
    Release release = installed.compareTo(oldest) < 0 ? oldest : installed;
    return traceReaders.build(toolchains.provide(release, announce), announce);
  }
}
