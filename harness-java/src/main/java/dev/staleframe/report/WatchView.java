package dev.staleframe.report;

import dev.staleframe.Amount;
import dev.staleframe.inspect.Sighting;
import java.io.PrintStream;
import java.util.Locale;

/** Shows on standard error what is seen of a process: a live line, or a line for what is new. */
public final class WatchView implements AutoCloseable {
  private final PrintStream err;
  private final boolean live;
  private long looks;
  private int stale;
  private boolean over;

  /**
   * @param live whether it is a terminal
   */
  public WatchView(PrintStream err, boolean live) {
    this.err = err;
    this.live = live;
  }

  /** Shows what has been seen so far. */
  public synchronized void show(Sighting sighting) {
    if (over) {
      return;
    }
    String line =
        String.format(
            Locale.ROOT,
            "%s: %s, %,d in a call; stale so far: %,d",
            Amount.grouped(sighting.scans(), "look"),
            Amount.grouped(sighting.goroutines(), "goroutine"),
            sighting.inCall(),
            sighting.stale().size());
    if (live) {
      err.print("\r\u001b[K" + line);
      err.flush();
    } else if (looks == 0 || sighting.stale().size() > stale) {
      err.println(line);
    }
    looks = sighting.scans();
    stale = sighting.stale().size();
  }

  /** Says in a last line what has been seen, when no report will. */
  public synchronized void interrupted() {
    close();
    err.printf(
        Locale.ROOT, "interrupted; %s, %,d stale so far%n", Amount.grouped(looks, "look"), stale);
  }

  /** Takes the live line away; nothing is shown after it. */
  @Override
  public synchronized void close() {
    over = true;
    if (live) {
      err.print("\r\u001b[K");
      err.flush();
    }
  }
}
