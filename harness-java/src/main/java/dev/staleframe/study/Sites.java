package dev.staleframe.study;

import dev.staleframe.StaleframeException;
import dev.staleframe.container.Containers;
import dev.staleframe.fixture.Arch;
import dev.staleframe.plan.Lot;
import dev.staleframe.trial.Cell;
import dev.staleframe.trial.Place;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Where a run's trials run: the sites of each place, one for each architecture. */
final class Sites implements AutoCloseable {
  private final Map<Spot, Site> sites = new LinkedHashMap<>();
  private final Workbench workbench;
  private final int workers;
  private final Consumer<String> announce;
  private Containers containers;

  private Sites(Workbench workbench, int workers, Consumer<String> announce) {
    this.workbench = workbench;
    this.workers = workers;
    this.announce = announce;
  }

  /** What one is known by. */
  private record Spot(Place place, String arch) {}

  /**
   * Makes them ready. A container runs programs of the engine's own architecture only: others are
   * left out there, unless that leaves nothing.
   *
   * @param archs the architectures; none for each place's own
   * @param workers trials at the same time
   * @param announce is told before anything is fetched or built, and what is left out
   * @throws StaleframeException exit code 3 if one can't be used, 2 if nothing is left of a place
   */
  static Sites open(
      List<Place> places,
      List<Arch> archs,
      ContainerChoice choice,
      Workbench workbench,
      int workers,
      Consumer<String> announce) {
    Sites sites = new Sites(workbench, workers, announce);
    for (Place place : places) {
      if (place == Place.HOST) {
        sites.openHost(archs.isEmpty() ? List.of(Arch.ofThisMachine()) : archs);
      } else {
        sites.openContainers(place, archs, choice);
      }
    }
    return sites;
  }

  private void openHost(List<Arch> archs) {
    archs.forEach(arch -> add(new HostSite(arch, workbench, workers, announce)));
  }

  private void openContainers(Place place, List<Arch> archs, ContainerChoice choice) {
    Containers opened = containers(choice);
    leftOut(place, archs, opened.arch()).ifPresent(announce);
    add(new ContainerSite(place, workbench, opened, workers, announce));
  }

  /**
   * Which of the architectures that were asked for is left out in containers, in words for people.
   *
   * @param own what containers run
   * @throws StaleframeException exit code 2 if nothing is left
   */
  static Optional<String> leftOut(Place place, List<Arch> asked, String own) {
    String others =
        asked.stream()
            .map(Arch::toString)
            .filter(arch -> !arch.equals(own))
            .collect(Collectors.joining(", "));
    if (others.isEmpty()) {
      return Optional.empty();
    }
    if (asked.stream().noneMatch(arch -> arch.toString().equals(own))) {
      throw StaleframeException.usage(
          "--in %s runs %s, which is what the Docker engine runs, not %s; add --arch %s, or leave %s to --in host"
              .formatted(place, own, others, own, others));
    }
    return Optional.of(
        "left out %s: %s; the Docker engine runs %s".formatted(place.words(), others, own));
  }

  private void add(Site site) {
    sites.put(new Spot(site.place(), site.arch()), site);
  }

  private Containers containers(ContainerChoice choice) {
    if (containers == null) {
      containers =
          new Containers(
              workbench.engine(),
              workbench.images(choice, announce),
              workbench.workspace(),
              choice.limits(),
              announce);
    }
    return containers;
  }

  /**
   * The site of a cell.
   *
   * @throws StaleframeException exit code 3 if there is none: a Docker engine elsewhere can be of
   *     another architecture than this machine, for which the cells were planned
   */
  Site at(Cell cell) {
    Site site = sites.get(new Spot(cell.place(), cell.arch()));
    if (site == null) {
      throw StaleframeException.environment(
          "nothing runs programs of %s %s here; see --arch and DOCKER_HOST"
              .formatted(cell.arch(), cell.place().words()));
    }
    return site;
  }

  /** The one of a run in one place and for one architecture. */
  Site only() {
    return all().iterator().next();
  }

  /** All of them: by place, then by architecture, as they were asked for. */
  Collection<Site> all() {
    return Collections.unmodifiableCollection(sites.values());
  }

  /** Says that all trials of a lot have been run. */
  void finished(Lot lot) {
    sites.get(new Spot(lot.key().place(), lot.key().arch())).finished(lot.key().release());
  }

  /** What each of them is, for people. */
  List<String> descriptions() {
    return sites.values().stream().map(Site::description).toList();
  }

  @Override
  public void close() {
    sites.values().forEach(Site::close);
    if (containers != null) {
      containers.close();
    }
  }
}
