package dev.staleframe.bench;

import dev.staleframe.inspect.Inspection;
import java.io.IOException;
import java.util.Locale;

/**
 * The longest time that a process is kept from running while it is looked at, by its own clock: a
 * goroutine of it naps, wakes and looks how late it is.
 *
 * <p>{@code dlv} stops it. Nothing of {@code inspect} does, but a JVM that starts wants the cpus
 * too; so it is measured for looks alone, for the whole command, and with nobody looking.
 */
record InspectStall() implements Figure {
  private static final int ROUNDS = 5;
  private static final int LOOKS = 10;

  @Override
  public String name() {
    return "inspect-stall";
  }

  @Override
  public Reading measure(Lab lab) throws IOException {
    Delve delve = Delve.install(lab);
    Sample none = new Sample();
    Sample looks = new Sample();
    Sample command = new Sample();
    Sample attached = new Sample();
    try (RunningTarget target = RunningTarget.crowded(lab);
        Inspection inspection = Inspection.ofProcess(lab.goroutineReader(), target.pid())) {
      for (int round = 0; round < ROUNDS; round++) {
        target.longestStallMillis(); // From here on.
        double took = InspectProduct.millis(lab, target);
        command.add(target.longestStallMillis());
        pause((long) took);
        none.add(target.longestStallMillis());
        for (int i = 0; i < LOOKS; i++) {
          InspectScan.look(inspection);
        }
        looks.add(target.longestStallMillis());
        delve.millis(lab, target.pid(), RunningTarget.GOROUTINES);
        attached.add(target.longestStallMillis());
      }
    }
    return Reading.informative(
        "looks %s, command %s, nobody %s ms"
            .formatted(looks.text("%.1f"), command.text("%.1f"), none.text("%.1f")),
        "dlv attach " + attached.text("%.0f") + " ms",
        String.format(Locale.ROOT, "%.0f", attached.median() / looks.median()));
  }

  private static void pause(long millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
