package dev.staleframe.study;

import dev.staleframe.container.Containers;
import dev.staleframe.plan.Lot;
import dev.staleframe.trial.Place;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** The places of a run. */
final class Sites implements AutoCloseable {
  private final Map<Place, Site> sites = new EnumMap<>(Place.class);
  private Containers containers;

  private Sites() {}

  /**
   * Makes them ready.
   *
   * @param workers trials at the same time
   * @param announce is told before anything is fetched or built
   * @throws dev.staleframe.StaleframeException exit code 3 if one can't be used
   */
  static Sites open(
      List<Place> places,
      ContainerChoice choice,
      Workbench workbench,
      int workers,
      Consumer<String> announce) {
    Sites sites = new Sites();
    for (Place place : places) {
      Site site =
          place == Place.HOST
              ? new HostSite(workbench, workers, announce)
              : new ContainerSite(
                  place,
                  workbench,
                  sites.containers(choice, workbench, announce),
                  workers,
                  announce);
      sites.sites.put(place, site);
    }
    return sites;
  }

  private Containers containers(
      ContainerChoice choice, Workbench workbench, Consumer<String> announce) {
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

  /** The site of that place. */
  Site at(Place place) {
    return sites.get(place);
  }

  /** Says that all trials of a lot have been run. */
  void finished(Lot lot) {
    at(lot.key().place()).finished(lot.key().release());
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
