package dev.staleframe.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.staleframe.trial.Cell;
import dev.staleframe.trial.Place;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ShardSplitTest {
  private static final String[] RELEASES =
      IntStream.rangeClosed(0, 20).mapToObj(n -> "1.23." + n).toArray(String[]::new);
  private static final List<Cell> PLAN =
      Plans.cells(List.of(Place.HOST, Place.CONTAINER), RELEASES);
  private static final ExpectedCost COST = new ExpectedCost("amd64", 10);

  private static List<List<Cell>> split(int parts) {
    return new ShardSplit(PLAN, COST).into(parts);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 8, 20, 100, 252, 300})
  void everyCellIsInOnePartAndInThePlansOrder(int parts) {
    List<List<Cell>> split = split(parts);
    List<Cell> all = new ArrayList<>();
    split.forEach(all::addAll);
    all.sort(Comparator.comparingInt(PLAN::indexOf));

    assertEquals(parts, split.size());
    assertEquals(PLAN, all);
    for (List<Cell> part : split) {
      assertEquals(part.stream().sorted(Comparator.comparingInt(PLAN::indexOf)).toList(), part);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3, 8})
  void partsCostAboutTheSame(int parts) {
    DoubleSummaryStatistics costs = split(parts).stream().mapToDouble(COST::of).summaryStatistics();

    assertTrue(costs.getMax() < 1.25 * costs.getAverage(), costs::toString);
    assertTrue(costs.getMin() > 0.75 * costs.getAverage(), costs::toString);
  }

  /** A build that two parts share is paid twice. */
  @Test
  void splittingCostsLittleMoreThanTheWhole() {
    double whole = COST.of(PLAN);
    double parts = split(8).stream().mapToDouble(COST::of).sum();

    assertTrue(parts < 1.2 * whole, parts + " of " + whole);
  }

  @Test
  void samePlanIsSplitTheSame() {
    assertEquals(split(8), split(8));
  }
}
