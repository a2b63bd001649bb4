package dev.staleframe.study;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BudgetTest {
  private final AtomicLong now = new AtomicLong();

  @ParameterizedTest
  @CsvSource({
    "1, 999, 10, 1000, 1", // No further than is known.
    "4, 996, 40, 1000, 4",
    "64, 936, 640, 200, 20", // What fits.
    "64, 3, 640, 200, 3", // No more than are asked for.
    "64, 0, 640, 200, 0",
    "5, 995, 50, 9, 0", // Not even one fits.
    "5, 995, 50, -70, 0",
    "5, 995, 0, 100, 5",
  })
  void nextRoundsAreThoseThatFit(int ran, int left, long took, long remaining, int expected) {
    assertEquals(expected, Budget.next(ran, left, took, remaining));
  }

  @Test
  void anotherLotIsBuiltIfThatWillHardlyTakeLongerThanIsLeft() {
    Budget budget = new Budget(Duration.ofSeconds(10), now::get);
    budget.lots(3);

    assertTrue(budget.allowsBuild(), "nobody knows yet how long one takes");
    now.set(Duration.ofSeconds(4).toNanos());
    budget.built(Duration.ofSeconds(4).toNanos());
    assertTrue(budget.allowsBuild());
    now.set(Duration.ofSeconds(8).toNanos());
    assertFalse(budget.allowsBuild());
  }
}
