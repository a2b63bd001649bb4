package dev.staleframe.study;

import dev.staleframe.Nearest;
import dev.staleframe.StaleframeException;
import dev.staleframe.fixture.Godebug;
import dev.staleframe.fixture.GodebugNames;
import dev.staleframe.release.Release;
import dev.staleframe.release.Toolchain;
import dev.staleframe.release.Toolchains;
import dev.staleframe.trial.Cell;
import dev.staleframe.trial.Place;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * Holds the settings of GODEBUG that were asked for against what the releases know. A release
 * passes over a name that it does not know, which looks like a setting that does not help.
 */
final class SettingsCheck {
  private final Toolchains toolchains;
  private final Consumer<String> announce;

  /**
   * @param announce is told what is fetched, and what could not be checked
   */
  SettingsCheck(Toolchains toolchains, Consumer<String> announce) {
    this.toolchains = toolchains;
    this.announce = announce;
  }

  /**
   * Checks the settings of all cells, before any of them runs.
   *
   * @throws StaleframeException exit code 2 if a release lacks one, or can't read its value
   */
  void of(Collection<Cell> cells) {
    Map<Source, Optional<GodebugNames>> known = new HashMap<>();
    List<Asked> all = new ArrayList<>();
    for (Cell cell : cells) {
      if (!cell.godebug().equals(Godebug.NONE)) {
        Source source = new Source(cell.release(), cell.arch(), cell.place() == Place.HOST);
        known
            .computeIfAbsent(source, this::names)
            .ifPresent(names -> all.add(new Asked(cell.release(), cell.godebug(), names)));
      }
    }
    require(all);
  }

  /**
   * Checks settings for one release on this machine.
   *
   * @param arch the architecture, as GOARCH names it
   * @throws StaleframeException exit code 2 if the release lacks one, or can't read its value
   */
  void of(Release release, String arch, Godebug settings) {
    if (!settings.equals(Godebug.NONE)) {
      names(new Source(release, arch, true))
          .ifPresent(names -> require(List.of(new Asked(release, settings, names))));
    }
  }

  /**
   * Where the names are read.
   *
   * @param isHost whether this machine runs it, so that its toolchain is here or is fetched anyway
   */
  private record Source(Release release, String arch, boolean isHost) {}

  private Optional<GodebugNames> names(Source source) {
    Optional<Toolchain> toolchain =
        source.isHost()
            ? Optional.of(toolchains.provide(source.release(), announce))
            : toolchains.cached(source.release());
    Optional<GodebugNames> names =
        toolchain.flatMap(found -> GodebugNames.read(found.goroot(), source.arch()));
    if (names.isEmpty()) {
      announce.accept(
          "Go %s: whether it knows these settings of GODEBUG could not be checked; %s"
              .formatted(
                  source.release(),
                  toolchain.isEmpty()
                      ? "its sources are not on this machine"
                      : "its sources list them in another form"));
    }
    return names;
  }

  /**
   * Settings for a release.
   *
   * @param known what it knows
   */
  record Asked(Release release, Godebug settings, GodebugNames known) {}

  /**
   * Refuses what a release would pass over.
   *
   * @throws StaleframeException exit code 2 if there is such a setting
   */
  static void require(List<Asked> all) {
    for (Asked asked : all) {
      asked.settings().settings().forEach((name, value) -> require(name, value, asked, all));
    }
  }

  private static void require(String name, String value, Asked asked, List<Asked> all) {
    if (!asked.known().has(name)) {
      throw StaleframeException.usage(unknown(name, all));
    }
    asked
        .known()
        .objection(name, value)
        .ifPresent(
            wanted -> {
              throw StaleframeException.usage(
                  "the GODEBUG setting %s takes %s; \"%s\" would have no effect in Go %s"
                      .formatted(name, wanted, value, asked.release()));
            });
  }

  private static String unknown(String name, List<Asked> all) {
    List<Asked> withIt =
        all.stream().filter(asked -> asked.settings().settings().containsKey(name)).toList();
    String lacking =
        withIt.stream()
            .filter(asked -> !asked.known().has(name))
            .map(Asked::release)
            .distinct()
            .sorted()
            .map(Release::toString)
            .collect(Collectors.joining(", "));
    String said = "no GODEBUG setting \"%s\" in Go %s".formatted(name, lacking);
    if (withIt.stream().anyMatch(asked -> asked.known().has(name))) {
      return said
          + ", where it would have no effect; the other releases have it.%nLeave those out of --go, or run them without it."
              .formatted();
    }
    Set<String> names =
        withIt.stream().flatMap(asked -> asked.known().all()).collect(Collectors.toSet());
    return said
        + Nearest.of(name, names)
            .map(near -> ", did you mean \"" + near + "\"?")
            .orElse("; it would have no effect");
  }
}
