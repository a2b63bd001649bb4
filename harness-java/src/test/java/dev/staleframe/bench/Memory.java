package dev.staleframe.bench;

import dev.staleframe.StaleframeException;
import dev.staleframe.launch.Outcome;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * Peak resident memory of {@code ./staleframe reproduce} with many trials in the journal.
 *
 * <p>The supervisor's {@code wait4} gives it: that of the JVM, which {@code ./staleframe} becomes,
 * or of its largest descendant, were that one larger.
 */
record Memory() implements Figure {
  private static final double MOST_MEGABYTES = 200;

  /** What reproduce runs if nothing else is asked for: a line each of its table. */
  private static final int CELLS = 6;

  @Override
  public String name() {
    return "memory";
  }

  @Override
  public Reading measure(Lab lab) throws IOException {
    int runs = 10 * lab.trials() / CELLS;
    Path folder = lab.folder();
    Outcome outcome =
        lab.product(
            List.of("reproduce", "--runs", Integer.toString(runs), "--output", folder.toString()),
            folder);
    if (outcome.code() != 0) {
      throw Lab.failed("./staleframe reproduce", outcome);
    }
    int trials = JournalTotals.of(folder).trials();
    if (trials != CELLS * runs) {
      throw StaleframeException.environment(
          "the journal has %d trials, not %d".formatted(trials, CELLS * runs));
    }
    Lab.discard(folder);
    double megabytes = outcome.maxRssKiB() * 1024 / 1e6;
    return Reading.judged(
        String.format(Locale.ROOT, "%.0f MB after %,d trials", megabytes, trials),
        "200 MB or less",
        megabytes <= MOST_MEGABYTES);
  }
}
