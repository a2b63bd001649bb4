package dev.staleframe.study;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class SearchClockTest {
  private long now = 1000;
  private final SearchClock clock = new SearchClock(() -> now, Duration.ofNanos(1000));

  private long passes(long nanos) {
    now += nanos;
    return clock.getAsLong();
  }

  @Test
  void standsStillMeanwhile() {
    assertEquals(1010, passes(10));
    assertEquals(1010, clock.<Long>without(() -> passes(500)));
    assertEquals(1010, clock.getAsLong());
    assertEquals(1015, passes(5));
  }

  @Test
  void whatIsNestedCountsOnce() {
    clock.without(
        () -> {
          passes(100);
          clock.without(() -> passes(100));
          return passes(100);
        });
    assertEquals(1001, passes(1));
  }

  @Test
  void goesOnAfterAFailure() {
    assertThrows(
        IllegalStateException.class,
        () ->
            clock.without(
                () -> {
                  passes(7);
                  throw new IllegalStateException("no such release");
                }));
    assertEquals(1003, passes(3));
  }

  @Test
  void notForLongerThanItMay() {
    clock.without(() -> passes(600));
    assertEquals(1200, clock.<Long>without(() -> passes(600)));
    assertEquals(1201, passes(1));
  }
}
