package dev.staleframe.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.staleframe.fixture.Arch;
import dev.staleframe.judge.Hearing;
import dev.staleframe.trial.Cell;
import dev.staleframe.trial.Place;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;

class PlannerTest {
  private static final List<Place> HOST = List.of(Place.HOST);

  @Test
  void allCombinationsEachOnceThoseOfAReleaseTogether() {
    List<Cell> cells = Plans.cells(List.of(Place.HOST, Place.CONTAINER), "1.23.0", "1.23.1");

    assertEquals(2 * 2 * 3 * 2, cells.size());
    assertEquals(cells.size(), new HashSet<>(cells).size());
    assertEquals(4, Lot.of(cells).size());
    assertEquals(cells, Lot.of(cells).stream().flatMap(lot -> lot.cells().stream()).toList());
  }

  /** The crash witness abstains without an amplifier, and the trace under one. */
  @Test
  void cellsOfWhichNobodyAskedCouldSayAnythingAreLeftOut() {
    List<Cell> cells =
        Plans.planner(Plans.hearing("trace"), HOST, "1.23.0", "1.23.1").cells("amd64");

    assertEquals(
        List.of("grow none", "still none"),
        cells.stream()
            .map(cell -> cell.scenario().name() + " " + cell.amplifier())
            .distinct()
            .toList());
  }

  /** 1.22 has no such field: that is an answer. */
  @Test
  void cellsThatAreClearedByWhatIsNotThereAreKept() {
    List<Cell> cells = Plans.planner(Plans.hearing("probe"), HOST, "1.22.12").cells("amd64");

    assertTrue(cells.stream().anyMatch(cell -> cell.scenario().name().equals("grow")));
  }

  @Test
  void digestTellsPlansApart() {
    String digest = Planner.digest(Plans.cells(HOST, "1.23.0", "1.23.1"));

    // Of another process, too: nothing in it goes by the order of a set.
    assertEquals("edd0ad38", digest.substring(0, 8));
    assertNotEquals(digest, Planner.digest(Plans.cells(HOST, "1.23.0", "1.23.2")));
    assertNotEquals(digest, Planner.digest(Plans.cells(HOST, "1.23.1", "1.23.0")));
  }

  /** Containers run what the machine runs. */
  @Test
  void otherArchitecturesAreForTheHost() {
    Planner own = Plans.planner(Hearing.USUAL, List.of(Place.HOST, Place.CONTAINER), "1.23.0");
    Planner both =
        new Planner(
            own.releases(),
            own.patches(),
            own.scenarios(),
            own.amplifiers(),
            own.godebugs(),
            own.shim(),
            own.places(),
            List.of(Arch.AMD64, Arch.ARM64),
            own.hearing());

    assertEquals(
        List.of("host amd64", "host arm64", "container amd64"),
        both.cells("amd64").stream()
            .map(cell -> cell.place() + " " + cell.arch())
            .distinct()
            .toList());
  }
}
