package dev.staleframe.inspect;

import dev.staleframe.StaleframeException;
import dev.staleframe.inspect.StaleGoroutine.Key;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Looks at a process again and again, and keeps what was stale at any time. */
public final class Watch {
  private static final Duration PAUSE = Duration.ofMillis(500);

  private final Inspection inspection;
  private final Map<Key, StaleGoroutine> seen = new LinkedHashMap<>();
  private final Map<Key, Long> first = new LinkedHashMap<>();
  private Sighting last;
  private long scans;

  public Watch(Inspection inspection) {
    this.inspection = inspection;
  }

  /**
   * Looks until the time is over, or the process.
   *
   * @param time how long
   * @param each is told after each look
   * @return what was seen: the last numbers, and all that was stale
   * @throws StaleframeException as {@link Inspection#look} does, if it does so the first time
   */
  public Sighting during(Duration time, Consumer<Sighting> each) {
    long end = System.nanoTime() + time.toNanos();
    do {
      try {
        keep(inspection.look());
      } catch (StaleframeException e) {
        if (last == null) {
          throw e;
        }
        return all(); // The process has ended.
      }
      each.accept(all());
    } while (pause(end));
    return all();
  }

  private void keep(Sighting sighting) {
    long now = System.nanoTime();
    scans++;
    last = sighting;
    for (StaleGoroutine goroutine : sighting.stale()) {
      long since = first.computeIfAbsent(goroutine.key(), key -> now);
      seen.put(goroutine.key(), goroutine.seenFor(Duration.ofNanos(now - since)));
    }
  }

  private Sighting all() {
    return new Sighting(
        last.target(),
        last.goroutines(),
        last.inCall(),
        last.unreadable(),
        scans,
        List.copyOf(seen.values()),
        last.fault(),
        last.mitigated());
  }

  private static boolean pause(long end) {
    long left = end - System.nanoTime();
    if (left <= 0) {
      return false;
    }
    try {
      Thread.sleep(Math.min(PAUSE.toMillis(), Math.max(1, left / 1_000_000)));
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
