package dev.staleframe.inspect;

import dev.staleframe.ExitCode;
import dev.staleframe.StaleframeException;
import dev.staleframe.inspect.StaleGoroutine.Key;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Looks at a process again and again, and keeps what was stale at any time. */
public final class Watch {
  private static final Duration PAUSE = Duration.ofMillis(500);

  private final Supplier<Sighting> look;
  private final Duration pause;
  private final Map<Key, StaleGoroutine> seen = new LinkedHashMap<>();
  private final Map<Key, Long> first = new LinkedHashMap<>();
  private Sighting last;
  private long scans;

  /**
   * @param look looks once, as {@link Inspection#look} does
   */
  public Watch(Supplier<Sighting> look) {
    this(look, PAUSE);
  }

  Watch(Supplier<Sighting> look, Duration pause) {
    this.look = look;
    this.pause = pause;
  }

  /**
   * Looks until the time is over, or the process.
   *
   * @param time how long
   * @param each is told after each look
   * @return what was seen: the last numbers, and all that was stale
   * @throws StaleframeException as {@link Inspection#look} does, unless that is for the end of a
   *     process that was seen before
   */
  public Sighting during(Duration time, Consumer<Sighting> each) {
    long end = System.nanoTime() + time.toNanos();
    do {
      try {
        keep(look.get());
      } catch (StaleframeException e) {
        if (last == null || e.exitCode() != ExitCode.USAGE) {
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
    // One that was out of the call in between has not been in it since.
    first
        .keySet()
        .retainAll(sighting.stale().stream().map(StaleGoroutine::key).collect(Collectors.toSet()));
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

  private boolean pause(long end) {
    long left = end - System.nanoTime();
    if (left <= 0) {
      return false;
    }
    try {
      Thread.sleep(Math.min(pause.toMillis(), Math.max(1, left / 1_000_000)));
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
