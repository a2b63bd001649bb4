package dev.staleframe.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.staleframe.inspect.Sighting;
import dev.staleframe.inspect.Sightings;
import dev.staleframe.inspect.StaleGoroutine;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class WatchViewTest {
  private static final String SEEN = ": 12,345 goroutines, 17 in a call; stale so far: ";

  @Test
  void logHasALineForWhatIsNew() {
    String shown =
        shown(
            false,
            view -> {
              view.show(look(1, 0));
              view.show(look(2, 0));
              view.show(look(3, 2));
              view.show(look(4, 2));
              view.show(look(5, 3));
            });
    assertEquals("1 look" + SEEN + "0\n3 looks" + SEEN + "2\n5 looks" + SEEN + "3\n", shown);
  }

  @Test
  void terminalHasOneLineThatIsTakenAway() {
    String shown =
        shown(
            true,
            view -> {
              view.show(look(1, 0));
              view.show(look(1_000, 2));
            });
    String clear = "\r\u001b[K";
    assertEquals(clear + "1 look" + SEEN + "0" + clear + "1,000 looks" + SEEN + "2" + clear, shown);
  }

  @Test
  void interruptionIsTheLastWord() {
    String shown =
        shown(
            false,
            view -> {
              view.show(look(1, 0));
              view.show(look(7, 0));
              view.interrupted();
              view.show(look(8, 1));
            });
    assertEquals("1 look" + SEEN + "0\ninterrupted; 7 looks, 0 stale so far\n", shown);
  }

  @Test
  void interruptionBeforeAnyLook() {
    assertEquals("interrupted; 0 looks, 0 stale so far\n", shown(false, WatchView::interrupted));
  }

  private static String shown(boolean live, Consumer<WatchView> acts) {
    return StudySamples.written(
        err -> {
          try (WatchView view = new WatchView(err, live)) {
            acts.accept(view);
          }
        });
  }

  private static Sighting look(long scans, int stale) {
    Sighting once = Sightings.of();
    List<StaleGoroutine> seen =
        LongStream.rangeClosed(1, stale).mapToObj(Sightings::stale).toList();
    return new Sighting(
        once.target(),
        once.goroutines(),
        once.inCall(),
        once.unreadable(),
        scans,
        seen,
        once.fault(),
        once.mitigated());
  }
}
