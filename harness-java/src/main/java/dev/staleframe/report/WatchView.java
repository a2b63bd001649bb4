package dev.staleframe.report;

import dev.staleframe.inspect.Sighting;
import java.io.PrintStream;
import java.util.Locale;

/** Shows on standard error what is seen of a process: a live line, or a line for what is new. */
public final class WatchView implements AutoCloseable {
  private final PrintStream err;
  private final boolean live;
  private int stale;

  /**
   * @param live whether it is a terminal
   */
  public WatchView(PrintStream err, boolean live) {
    this.err = err;
    this.live = live;
  }

  /** Shows what has been seen so far. */
  public void show(Sighting sighting) {
    String line =
        String.format(
            Locale.ROOT,
            "%,d looks: %,d goroutines, %,d in a call; stale so far: %,d",
            sighting.scans(),
            sighting.goroutines(),
            sighting.inCall(),
            sighting.stale().size());
    if (live) {
      err.print("\r\u001b[K" + line);
      err.flush();
    } else if (sighting.scans() == 1 || sighting.stale().size() > stale) {
      err.println(line);
    }
    stale = sighting.stale().size();
  }

  @Override
  public void close() {
    if (live) {
      err.print("\r\u001b[K");
      err.flush();
    }
  }
}
