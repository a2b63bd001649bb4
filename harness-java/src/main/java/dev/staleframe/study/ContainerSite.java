package dev.staleframe.study;

import dev.staleframe.container.ContainerBuilder;
import dev.staleframe.container.Containers;
import dev.staleframe.container.Libc;
import dev.staleframe.fixture.Build;
import dev.staleframe.fixture.FixtureBuilder;
import dev.staleframe.launch.Launcher;
import dev.staleframe.release.Release;
import dev.staleframe.trial.Cell;
import dev.staleframe.trial.Place;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/** A container for each release, used by all cells of that release. */
final class ContainerSite implements Site {
  private final Place place;
  private final Workbench workbench;
  private final Containers containers;
  private final int workers;
  private final Consumer<String> announce;
  private final Map<Release, Running> running = new ConcurrentHashMap<>();

  /**
   * @param workers trials at the same time in each
   * @param announce is told before anything is fetched or compiled
   */
  ContainerSite(
      Place place,
      Workbench workbench,
      Containers containers,
      int workers,
      Consumer<String> announce) {
    this.place = place;
    this.workbench = workbench;
    this.containers = containers;
    this.workers = workers;
    this.announce = announce;
  }

  /** A release's. */
  private record Running(ContainerBuilder builder, Launcher launcher) {}

  @Override
  public Place place() {
    return place;
  }

  @Override
  public String arch() {
    return containers.arch();
  }

  @Override
  public String description() {
    return "%s (%s, %s)".formatted(place.words(), containers.description(), arch());
  }

  @Override
  public Provision provide(Cell cell, List<String> flags) {
    Running container = container(cell.release());
    Build build =
        container
            .builder()
            .build(
                workbench.overlay(cell.patch(), announce),
                cell.shim(),
                FixtureBuilder.FIXTURE,
                flags,
                announce);
    if (build instanceof Build.Failed failed) {
      return new Provision.Failed(failed.log());
    }
    Path folder = ((Build.Built) build).folder();
    return new Provision.Ready(
        container.launcher(), folder, List.of(), container.builder().probeLayout(folder));
  }

  private Running container(Release release) {
    return running.computeIfAbsent(release, this::start);
  }

  private Running start(Release release) {
    Libc libc = Libc.of(place).orElseThrow();
    ContainerBuilder builder = containers.start(release, libc);
    return new Running(builder, new Launcher(builder.supervisors(), workers));
  }

  @Override
  public Path traceReader(Cell cell) {
    return container(cell.release()).builder().install(workbench.traceReader(arch(), announce));
  }

  @Override
  public void finished(Release release) {
    Running container = running.remove(release);
    if (container != null) {
      container.launcher().close();
      containers.stop(container.builder());
    }
  }

  @Override
  public void close() {
    running.values().forEach(container -> container.launcher().close());
  }
}
