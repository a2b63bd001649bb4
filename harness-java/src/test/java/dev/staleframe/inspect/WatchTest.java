package dev.staleframe.inspect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.staleframe.StaleframeException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import org.junit.jupiter.api.Test;

class WatchTest {
  private static final StaleframeException ENDED = StaleframeException.usage("process 1 ended");
  private static final Duration LONG = Duration.ofHours(1);

  private final List<Sighting> told = new ArrayList<>();

  @Test
  void whatWasStaleAtAnyTimeIsKept() {
    Sighting seen =
        watch(ENDED, Sightings.of(Sightings.stale(1)), Sightings.of(Sightings.stale(2)));

    assertEquals(List.of(1L, 2L), goroutines(seen));
    assertEquals(2, seen.scans());
    assertEquals(List.of(1L, 2L), told.stream().map(Sighting::scans).toList());
    assertEquals(List.of(1, 2), told.stream().map(each -> each.stale().size()).toList());
  }

  @Test
  void nothingStaleIsNothing() {
    assertEquals(List.of(), watch(ENDED, Sightings.of(), Sightings.of()).stale());
  }

  @Test
  void oneThatStaysIsOneAndHasBeenThereForTheTimeBetween() {
    Sighting again = Sightings.of(Sightings.stale(1));
    Sighting seen = watch(ENDED, again, again);

    assertEquals(List.of(1L), goroutines(seen));
    assertEquals(Duration.ZERO, told.get(0).stale().get(0).since().orElse(Duration.ZERO));
    assertTrue(seen.stale().get(0).since().orElseThrow().toNanos() > 0);
  }

  /** It came back, so it has been in this call for no time that is known. */
  @Test
  void oneThatWasAwayStartsAnew() {
    Sighting there = Sightings.of(Sightings.stale(1));
    Sighting seen = watch(ENDED, there, Sightings.of(), there);

    assertTrue(seen.stale().get(0).since().isEmpty(), seen::toString);
  }

  @Test
  void timeThatTheRuntimeNotedIsKeptIfLonger() {
    Sighting noted = Sightings.mitigated();
    Sighting seen = watch(ENDED, noted, noted);

    assertEquals(Duration.ofMillis(61_234), seen.stale().get(0).since().orElseThrow());
  }

  @Test
  void timeEndsItToo() {
    Sighting seen =
        new Watch(() -> Sightings.of(Sightings.stale(1))).during(Duration.ofNanos(1), told::add);

    assertEquals(1, seen.scans());
    assertEquals(List.of(seen), told);
  }

  @Test
  void firstLookThatFailsIsAFailure() {
    assertEquals(ENDED, assertThrows(StaleframeException.class, () -> watch(ENDED)));
  }

  /** Only the end of the process is no failure. */
  @Test
  void laterLookThatFailsOtherwiseIsAFailure() {
    StaleframeException lacking = StaleframeException.environment("out of memory");
    assertEquals(
        lacking, assertThrows(StaleframeException.class, () -> watch(lacking, Sightings.of())));
  }

  /** These looks, then that failure. */
  private Sighting watch(StaleframeException end, Sighting... looks) {
    Iterator<Sighting> left = Arrays.asList(looks).iterator();
    return new Watch(
            () -> {
              if (!left.hasNext()) {
                throw end;
              }
              return left.next();
            },
            Duration.ofMillis(1))
        .during(LONG, told::add);
  }

  private static List<Long> goroutines(Sighting sighting) {
    return sighting.stale().stream().map(stale -> stale.found().goid()).toList();
  }
}
