package dev.staleframe.bench;

import dev.staleframe.launch.Launcher;
import dev.staleframe.launch.Outcome;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * What {@code ./staleframe reproduce} takes with everything built, above the trials themselves:
 * their times added up and divided by the workers.
 */
record Warm() implements Figure {
  private static final int REPEATS = 9;
  private static final double MOST_SECONDS = 1.5;

  @Override
  public String name() {
    return "warm-reproduce";
  }

  @Override
  public Reading measure(Lab lab) throws IOException {
    Sample above = new Sample();
    Sample whole = new Sample();
    once(lab, new Sample(), new Sample()); // Builds what is not built yet.
    for (int i = 0; i < REPEATS; i++) {
      once(lab, above, whole);
    }
    return Reading.judged(
        above.text("%.2f") + " s of " + whole.text("%.2f") + " s",
        "1.5 s or less",
        above.median() <= MOST_SECONDS);
  }

  private static void once(Lab lab, Sample above, Sample whole) throws IOException {
    Path folder = lab.folder();
    Outcome outcome = lab.product(List.of("reproduce", "--output", folder.toString()), folder);
    if (outcome.code() != 0) {
      throw Lab.failed("./staleframe reproduce", outcome);
    }
    double seconds = outcome.wallMicros() / 1e6;
    double trials = JournalTotals.of(folder).wallMicros() / 1e6 / Launcher.usualWorkers();
    above.add(seconds - trials);
    whole.add(seconds);
    Lab.discard(folder);
  }
}
