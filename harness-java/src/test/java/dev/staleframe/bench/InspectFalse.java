package dev.staleframe.bench;

import dev.staleframe.StaleframeException;
import dev.staleframe.inspect.Inspection;
import dev.staleframe.inspect.Sighting;
import dev.staleframe.release.Release;
import java.io.IOException;
import java.util.List;
import java.util.Locale;

/**
 * Whether looks at a busy program ever find a stale pointer where there is none: its goroutines
 * call C, are called back, move and call the system all the while, so that what is read of one
 * changes between two reads. Two more are parked in C after a callback that moved their stack; the
 * release with the fault is the control, where every look must find them.
 */
record InspectFalse() implements Figure {
  private static final int LOOKS = 15_000;
  private static final int CONTROL_LOOKS = 1_000;
  private static final int PARKED = 2;
  private static final List<String> BUSY =
      List.of("-busy", "4", "-still", "2", "-parked", Integer.toString(PARKED));

  @Override
  public String name() {
    return "inspect-false";
  }

  @Override
  public Reading measure(Lab lab) throws IOException {
    Release newest = Lab.CLEAN.get(Lab.CLEAN.size() - 1);
    int oldest = looksThatFind(1, lab, Lab.FIXED, LOOKS);
    int last = looksThatFind(1, lab, newest, LOOKS);
    int control = looksThatFind(PARKED, lab, Lab.FAULTY, CONTROL_LOOKS);
    return Reading.judged(
        String.format(
            Locale.ROOT,
            "%s %d of %d, %s %d of %d; control %s %d of %d",
            Lab.FIXED,
            oldest,
            LOOKS,
            newest,
            last,
            LOOKS,
            Lab.FAULTY,
            control,
            CONTROL_LOOKS),
        "0 each; control all",
        oldest == 0 && last == 0 && control == CONTROL_LOOKS);
  }

  /** How many of the looks at one process find that many stale pointers, or more. */
  private static int looksThatFind(int stale, Lab lab, Release release, int looks)
      throws IOException {
    Bench.progress("Go " + release + ": " + looks + " looks");
    int found = 0;
    try (RunningTarget target = RunningTarget.start(lab, release, BUSY);
        Inspection inspection = Inspection.ofProcess(lab.goroutineReader(), target.pid())) {
      for (int i = 0; i < looks; i++) {
        Sighting sighting = inspection.look();
        if (sighting.inCall() < PARKED) {
          throw StaleframeException.environment(
              "a look at Go %s found %d goroutines in C, not %d and more"
                  .formatted(release, sighting.inCall(), PARKED));
        }
        found += sighting.stale().size() >= stale ? 1 : 0;
      }
    }
    return found;
  }
}
