package dev.staleframe.study;

import dev.staleframe.Amount;
import dev.staleframe.fixture.Arch;
import dev.staleframe.fixture.Build;
import dev.staleframe.fixture.Emulator;
import dev.staleframe.fixture.ProbeLayout;
import dev.staleframe.fixture.Shuffle;
import dev.staleframe.fixture.Target;
import dev.staleframe.journal.RunHeader;
import dev.staleframe.launch.HostSupervisors;
import dev.staleframe.launch.Launcher;
import dev.staleframe.release.Release;
import dev.staleframe.release.Toolchain;
import dev.staleframe.trial.Cell;
import dev.staleframe.trial.Place;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/** This machine, for programs of an architecture. */
final class HostSite implements Site {
  private final Workbench workbench;
  private final Consumer<String> announce;
  private final Launcher launcher;
  private final Target target;

  /**
   * @param workers trials at the same time
   * @param announce is told before anything is fetched or compiled
   * @throws dev.staleframe.StaleframeException exit code 3 if it can't build or run such programs
   */
  HostSite(Arch arch, Workbench workbench, int workers, Consumer<String> announce) {
    this.target = workbench.target(arch);
    this.workbench = workbench;
    this.announce = announce;
    this.launcher = new Launcher(new HostSupervisors(workbench.shims().supervisor()), workers);
  }

  @Override
  public Place place() {
    return Place.HOST;
  }

  @Override
  public String arch() {
    return target.arch().toString();
  }

  @Override
  public String description() {
    RunHeader.Host host = RunHeader.Host.current();
    return String.format(
        Locale.ROOT,
        "on this host (%s/%s%s, %s)",
        host.os(),
        arch(),
        target.emulator().map(emulator -> " through " + emulator.name()).orElse(""),
        Amount.of(host.cpus(), "cpu"));
  }

  @Override
  public Provision provide(Cell cell, List<String> flags) {
    Toolchain toolchain = workbench.toolchains().provide(cell.release(), announce);
    Build build =
        workbench
            .fixtures(target.arch())
            .build(
                toolchain, workbench.overlay(cell.patch(), announce), cell.shim(), flags, announce);
    if (build instanceof Build.Failed failed) {
      return new Provision.Failed(failed.log());
    }
    Path folder = ((Build.Built) build).folder();
    List<String> emulator = target.emulator().map(Emulator::argv).orElse(List.of());
    return new Provision.Ready(launcher, folder, emulator, ProbeLayout.read(folder));
  }

  /**
   * Provides the release of a cell and builds the fixture with its functions in another order.
   *
   * @throws dev.staleframe.StaleframeException exit code 2 or 3 if the release can't be had
   */
  Build provide(Cell cell, Shuffle shuffle) {
    Consumer<String> quiet = what -> {}; // They are many.
    Toolchain toolchain = workbench.toolchains().provide(cell.release(), announce);
    return workbench
        .fixtures()
        .build(toolchain, workbench.overlay(cell.patch(), announce), cell.shim(), shuffle, quiet);
  }

  /** Runs what was built here. */
  Launcher launcher() {
    return launcher;
  }

  @Override
  public Path traceReader(Cell cell) {
    return workbench.traceReader(Arch.ofThisMachine().toString(), announce);
  }

  @Override
  public void finished(Release release) {
    // The supervisors serve all releases.
  }

  @Override
  public void close() {
    launcher.close();
  }
}
