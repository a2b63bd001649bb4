package dev.staleframe.bench;

import dev.staleframe.StaleframeException;
import dev.staleframe.fixture.Patch;
import dev.staleframe.journal.OutputFolder;
import dev.staleframe.judge.CostComparison;
import dev.staleframe.release.Release;
import dev.staleframe.report.CostResult;
import dev.staleframe.study.Cost;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * What the fix and its check cost an operation, and what {@code cost} says of a build held against
 * itself: there must be no difference, and it must be able to see small ones.
 *
 * @param operation what is timed
 * @param finest how small a difference it is to be able to show, as a part of 1
 */
record CostRatio(String operation, double finest) implements Figure {
  private static final int SHUFFLES = 20;
  private static final int RUNS = 10;
  private static final Duration TIMEOUT = Duration.ofSeconds(20);

  @Override
  public String name() {
    return "cost-" + operation;
  }

  @Override
  public Reading measure(Lab lab) throws IOException {
    CostResult result = run(lab);
    if (!result.measured()) {
      throw StaleframeException.environment("not all could be compared");
    }
    CostComparison control = result.controls().get(0);
    return Reading.compared(
        result.comparisons().stream().map(CostRatio::text).collect(Collectors.joining("; ")),
        String.format(Locale.ROOT, "itself 1, within %.2f", finest),
        "itself " + numbers(control),
        control.distinguishable() ? "a difference" : "no difference",
        !control.distinguishable()
            && result.all().stream().allMatch(c -> c.result().get().resolution() <= finest));
  }

  private CostResult run(Lab lab) throws IOException {
    Path output = lab.folder();
    Cost.Request request =
        new Cost.Request(
            new Cost.Subject(Lab.FAULTY, Patch.NONE),
            List.of(
                new Cost.Subject(Lab.FAULTY, Patch.FIX_ONLY),
                new Cost.Subject(Lab.FAULTY, Patch.CHECK_ONLY),
                new Cost.Subject(Lab.FIXED, Patch.NONE)),
            lab.workbench().workspace().scenarios().timed().stream()
                .filter(scenario -> scenario.operation().equals(operation))
                .toList(),
            SHUFFLES,
            RUNS,
            TIMEOUT,
            OutputFolder.named(output),
            List.of("bench"),
            "bench");
    CostResult result = new Cost(request, lab.workbench(), new Stopwatch()).run();
    Lab.discard(output);
    return result;
  }

  private static String text(CostComparison comparison) {
    Release release = comparison.after().release();
    Patch patch = comparison.after().patch();
    return (patch == Patch.NONE ? release : patch) + " " + numbers(comparison);
  }

  private static String numbers(CostComparison comparison) {
    CostComparison.Result result = comparison.result().orElseThrow();
    return String.format(
        Locale.ROOT, "%.4f [%.4f, %.4f]", result.ratio(), result.low(), result.high());
  }
}
