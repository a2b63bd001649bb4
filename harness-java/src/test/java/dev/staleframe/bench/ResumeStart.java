package dev.staleframe.bench;

import dev.staleframe.launch.Outcome;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * What {@code ./staleframe matrix --resume} takes that finds a million trials in its journal and
 * one left to run of each cell, beside the same without an earlier trial.
 */
record ResumeStart() implements Figure {
  private static final double MOST_SECONDS = 5;

  @Override
  public String name() {
    return "resume-million";
  }

  @Override
  public Reading measure(Lab lab) throws IOException {
    Path large = lab.folder();
    LargeJournal.write(lab, large);
    run(lab, lab.folder(), 1); // Builds what isn't there yet.
    double fresh = run(lab, lab.folder(), 1);
    double resumed = run(lab, large, LargeJournal.RUNS + 1);
    Lab.discard(large);
    double start = resumed - fresh;
    return Reading.compared(
        String.format(Locale.ROOT, "%.1f s until it goes on", start),
        "5 s or less",
        String.format(Locale.ROOT, "a run from nothing %.1f s", fresh),
        String.format(Locale.ROOT, "%.2f", resumed / fresh),
        start <= MOST_SECONDS);
  }

  private static double run(Lab lab, Path folder, int runs) {
    Outcome outcome =
        lab.product(
            List.of(
                "matrix",
                "--go",
                String.join(",", LargeJournal.RELEASES),
                "--scenario",
                String.join(",", LargeJournal.SCENARIOS),
                "--amplifier",
                "efence",
                "--runs",
                Integer.toString(runs),
                "--resume",
                "-o",
                folder.toString()),
            folder);
    if (outcome.code() != 0) {
      throw Lab.failed("./staleframe matrix", outcome);
    }
    return outcome.wallMicros() / 1e6;
  }
}
