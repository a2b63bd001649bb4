package dev.staleframe.plan;

import dev.staleframe.StaleframeException;
import dev.staleframe.fixture.Amplifier;
import dev.staleframe.fixture.Arch;
import dev.staleframe.fixture.Godebug;
import dev.staleframe.fixture.Patch;
import dev.staleframe.fixture.Scenario;
import dev.staleframe.fixture.ShimVariant;
import dev.staleframe.judge.Hearing;
import dev.staleframe.release.Release;
import dev.staleframe.trial.Cell;
import dev.staleframe.trial.Place;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * The cells of a matrix: all combinations, but for those of which no witness could say anything.
 *
 * @param releases the releases
 * @param patches what is laid over each of them
 * @param scenarios what the fixture does
 * @param amplifiers what makes the fault visible
 * @param godebugs the runtime's settings
 * @param shim how the C is compiled
 * @param places where it runs
 * @param archs architectures of the host's programs; none for the machine's own. Containers run
 *     those of the machine only.
 * @param hearing who is heard
 */
public record Planner(
    List<Release> releases,
    List<Patch> patches,
    List<Scenario> scenarios,
    List<Amplifier> amplifiers,
    List<Godebug> godebugs,
    ShimVariant shim,
    List<Place> places,
    List<Arch> archs,
    Hearing hearing) {
  public Planner {
    releases = List.copyOf(releases);
    patches = List.copyOf(patches);
    scenarios = List.copyOf(scenarios);
    amplifiers = List.copyOf(amplifiers);
    godebugs = List.copyOf(godebugs);
    places = List.copyOf(places);
    archs = List.copyOf(archs);
  }

  /**
   * The cells, at least one; those that share a toolchain or a container stand together.
   *
   * @param arch the architecture of the machine, as GOARCH names it
   * @throws StaleframeException exit code 2 if there is none
   */
  public List<Cell> cells(String arch) {
    List<Cell> cells = new ArrayList<>();
    for (Place place : places) {
      for (String of : archs(place, arch)) {
        for (Release release : releases) {
          for (Patch patch : patches) {
            scenarios.forEach(scenario -> add(place, of, release, patch, scenario, cells));
          }
        }
      }
    }
    if (cells.isEmpty()) {
      throw StaleframeException.usage(
          "no witness that is asked for could say anything of any of these cells; see --witness,"
              + " --amplifier and --scenario");
    }
    return cells;
  }

  private List<String> archs(Place place, String own) {
    return place != Place.HOST || archs.isEmpty()
        ? List.of(own)
        : archs.stream().map(Arch::toString).toList();
  }

  private void add(
      Place place, String arch, Release release, Patch patch, Scenario scenario, List<Cell> cells) {
    for (Amplifier amplifier : amplifiers) {
      for (Godebug godebug : godebugs) {
        Cell cell = new Cell(release, patch, scenario, amplifier, godebug, shim, place, arch);
        if (canBeJudged(cell)) {
          cells.add(cell);
        }
      }
    }
  }

  /** Whether a witness can say something, also that the release lacks what could be stale. */
  private boolean canBeJudged(Cell cell) {
    return hearing.witnesses().stream()
        .map(witness -> witness.abstains(cell))
        .anyMatch(abstention -> abstention.isEmpty() || abstention.orElseThrow().notAffected());
  }

  /** What identifies a plan: the same on every machine that makes it. */
  public static String digest(List<Cell> cells) {
    StringBuilder text = new StringBuilder();
    cells.forEach(cell -> text.append(cell.id()).append('\n'));
    return UUID.nameUUIDFromBytes(text.toString().getBytes(StandardCharsets.UTF_8)).toString();
  }
}
