package dev.staleframe.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.staleframe.trial.Cell;
import dev.staleframe.trial.Place;
import java.util.List;
import org.junit.jupiter.api.Test;

class ImportanceTest {
  /** The fault of grow came with 1.23rc1 and went with 1.23.1. */
  @Test
  void bothSidesOfEachEdgeComeFirstThenTheNewestThenTheMinors() {
    List<Cell> plan =
        Plans.cells(
            List.of(Place.HOST),
            "1.21.13",
            "1.22.0",
            "1.22.12",
            "1.23rc1",
            "1.23rc2",
            "1.23.0",
            "1.23.1",
            "1.23.2",
            "1.24.0",
            "1.24.1");

    assertEquals(
        List.of(
            "1.22.12", "1.23rc1", "1.23.0", "1.23.1", "1.24.1", "1.21.13", "1.23.2", "1.22.0",
            "1.23rc2", "1.24.0"),
        new Importance(plan)
            .sorted(Lot.of(plan)).stream().map(lot -> lot.key().release().toString()).toList());
  }

  @Test
  void ofEqualsTheHostComesFirst() {
    List<Cell> plan = Plans.cells(List.of(Place.CONTAINER, Place.HOST), "1.23.0", "1.23.1");

    assertEquals(
        List.of("1.23.0 host", "1.23.1 host", "1.23.0 container", "1.23.1 container"),
        new Importance(plan)
            .sorted(Lot.of(plan)).stream()
                .map(lot -> lot.key().release() + " " + lot.key().place())
                .toList());
  }
}
