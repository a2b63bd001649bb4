package dev.staleframe.bench;

import dev.staleframe.inspect.Inspection;
import dev.staleframe.inspect.Sighting;
import dev.staleframe.shim.GoroutineReader;
import java.io.IOException;
import java.util.Locale;

/**
 * One look at all goroutines of a process, in this JVM, warmed up; {@code dlv} takes a whole run
 * for it, from which its own look can't be told apart. {@link InspectTime} is from start to end on
 * both sides.
 */
record InspectScan() implements Figure {
  private static final int WARM_UP = 5;
  private static final int SCANS = 20;
  private static final int PEERS = 3;
  private static final double MOST_MILLIS = 100;
  private static final double LEAST_RATIO = 20;

  @Override
  public String name() {
    return "inspect-scan";
  }

  @Override
  public Reading measure(Lab lab) throws IOException {
    Delve delve = Delve.install(lab);
    try (RunningTarget target = RunningTarget.crowded(lab)) {
      double first = firstMillis(lab.goroutineReader(), target);
      Sample scans = scans(lab.goroutineReader(), target);
      Sample peer = new Sample();
      for (int i = 0; i < PEERS; i++) {
        peer.add(delve.millis(lab, target.pid(), RunningTarget.GOROUTINES));
      }
      double ratio = peer.median() / scans.median();
      return Reading.compared(
          String.format(
              Locale.ROOT, "%s ms (first, with opening: %.0f)", scans.text("%.1f"), first),
          "100 ms, ratio 20",
          "dlv attach " + peer.text("%.0f") + " ms",
          String.format(Locale.ROOT, "%.0f", ratio),
          scans.median() <= MOST_MILLIS && ratio >= LEAST_RATIO);
    }
  }

  private static Sample scans(GoroutineReader reader, RunningTarget target) {
    Sample scans = new Sample();
    try (Inspection inspection = Inspection.ofProcess(reader, target.pid())) {
      for (int i = 0; i < WARM_UP; i++) {
        look(inspection);
      }
      for (int i = 0; i < SCANS; i++) {
        long start = System.nanoTime();
        look(inspection);
        scans.add(millisSince(start));
      }
    }
    return scans;
  }

  private static double firstMillis(GoroutineReader reader, RunningTarget target) {
    long start = System.nanoTime();
    try (Inspection inspection = Inspection.ofProcess(reader, target.pid())) {
      look(inspection);
    }
    return millisSince(start);
  }

  /** Looks at a crowded target once, and makes sure that all was found. */
  static void look(Inspection inspection) {
    Sighting sighting = inspection.look();
    RunningTarget.checkCrowd(sighting.goroutines(), sighting.stale().size());
  }

  private static double millisSince(long start) {
    return (System.nanoTime() - start) / 1e6;
  }
}
