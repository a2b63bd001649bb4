package dev.staleframe.study;

import dev.staleframe.command.Environment;
import dev.staleframe.fixture.CCompiler;
import dev.staleframe.fixture.FixtureBuilder;
import dev.staleframe.fixture.ShimBuilder;
import dev.staleframe.fixture.Shims;
import dev.staleframe.fixture.Workspace;
import dev.staleframe.release.InstalledGo;
import dev.staleframe.release.Toolchains;

/**
 * The tools of this machine, found and ready.
 *
 * @param workspace sources and cache
 * @param toolchains provides Go releases
 * @param shims the built C
 * @param fixtures builds the fixture
 */
public record Workbench(
    Workspace workspace, Toolchains toolchains, Shims shims, FixtureBuilder fixtures) {
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
        new FixtureBuilder(workspace, environment, compiler, shims));
  }
}
