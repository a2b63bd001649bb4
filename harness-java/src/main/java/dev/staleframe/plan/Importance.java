package dev.staleframe.plan;

import dev.staleframe.fixture.Scenario;
import dev.staleframe.release.Release;
import dev.staleframe.trial.Cell;
import dev.staleframe.trial.Place;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Which lots of a plan tell the most, for runs that may not come to the end of it: the releases on
 * both sides of where a fault comes or goes, the newest, the newest of each minor version, the
 * rest.
 */
public final class Importance {
  private static final int EDGE = 0;
  private static final int NEWEST = 1;
  private static final int NEWEST_OF_MINOR = 2;
  private static final int REST = 3;

  private final Map<Release, Integer> ranks = new HashMap<>();

  public Importance(List<Cell> plan) {
    TreeSet<Release> releases = new TreeSet<>();
    Set<Scenario> scenarios = new HashSet<>();
    plan.forEach(
        cell -> {
          releases.add(cell.release());
          scenarios.add(cell.scenario());
        });
    releases.forEach(release -> ranks.put(release, rank(release, releases)));
    scenarios.forEach(scenario -> edges(scenario, releases));
  }

  private static int rank(Release release, TreeSet<Release> releases) {
    Release next = releases.higher(release);
    if (next == null) {
      return NEWEST;
    }
    return next.minor() > release.minor() ? NEWEST_OF_MINOR : REST;
  }

  private void edges(Scenario scenario, TreeSet<Release> releases) {
    for (Release release : releases) {
      Release next = releases.higher(release);
      if (next != null && scenario.stale().contains(release) != scenario.stale().contains(next)) {
        ranks.put(release, EDGE);
        ranks.put(next, EDGE);
      }
    }
  }

  /** The lots, those first that tell the most; of equals those that are made sooner. */
  public List<Lot> sorted(List<Lot> lots) {
    List<Lot> sorted = new ArrayList<>(lots);
    sorted.sort(
        Comparator.comparingInt((Lot lot) -> ranks.get(lot.key().release()))
            .thenComparing(lot -> lot.key().place() != Place.HOST));
    return sorted;
  }
}
