package dev.staleframe.bench;

import java.io.IOException;

/**
 * The whole of {@code ./staleframe inspect PID}, the start of the JVM included, against the whole
 * of {@code dlv attach PID}: both list the same goroutines. The two take turns.
 */
record InspectTime() implements Figure {
  private static final int ROUNDS = 5;
  private static final double LEAST_RATIO = 20;

  @Override
  public String name() {
    return "inspect-time";
  }

  @Override
  public Reading measure(Lab lab) throws IOException {
    Delve delve = Delve.install(lab);
    Sample ours = new Sample();
    Sample theirs = new Sample();
    Sample ratios = new Sample();
    try (RunningTarget target = RunningTarget.crowded(lab)) {
      InspectProduct.millis(lab, target); // The first run of anything is slow.
      for (int round = 0; round < ROUNDS; round++) {
        double own = InspectProduct.millis(lab, target);
        double peer = delve.millis(lab, target.pid(), RunningTarget.GOROUTINES);
        ours.add(own);
        theirs.add(peer);
        ratios.add(peer / own);
      }
    }
    return Reading.compared(
        ours.text("%.0f") + " ms, ./staleframe inspect",
        "ratio 20 or more",
        "dlv attach " + theirs.text("%.0f") + " ms",
        ratios.text("%.1f"),
        ratios.median() >= LEAST_RATIO);
  }
}
