package dev.staleframe.bench;

import dev.staleframe.fixture.Amplifier;
import dev.staleframe.fixture.Godebug;
import dev.staleframe.fixture.Patch;
import dev.staleframe.fixture.ShimVariant;
import dev.staleframe.journal.OutputFolder;
import dev.staleframe.judge.Hearing;
import dev.staleframe.launch.Launcher;
import dev.staleframe.plan.Planner;
import dev.staleframe.plan.Shard;
import dev.staleframe.release.Release;
import dev.staleframe.release.ReleaseCatalog;
import dev.staleframe.release.ReleaseSpec;
import dev.staleframe.report.StudyResult;
import dev.staleframe.study.ContainerChoice;
import dev.staleframe.study.Matrix;
import dev.staleframe.trial.Place;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Wall time of the whole default matrix, against what its trials and its builds took one after the
 * other, divided by the processors. It is run once before, so that toolchains, images and fixtures
 * are there.
 *
 * @param places where it runs
 */
record MatrixTime(List<Place> places) implements Figure {
  private static final double MOST = 1.3;
  private static final int RUNS = 10;

  @Override
  public String name() {
    return places.size() > 1 ? "matrix-places" : "matrix-host";
  }

  @Override
  public Reading measure(Lab lab) throws IOException {
    run(lab, 1); // Warm.
    Path folder = lab.folder();
    long start = System.nanoTime();
    Matrix matrix = matrix(lab, folder, RUNS);
    StudyResult result = matrix.run();
    double wall = (System.nanoTime() - start) / 1e9;
    double trials = JournalTotals.of(folder).wallMicros() / 1e6;
    double builds = matrix.preparing().toMillis() / 1e3;
    Lab.discard(folder);
    double fair = (trials + builds) / Lab.CPUS;
    return Reading.compared(
        String.format(
            Locale.ROOT,
            "%.0f s, %d cells%s",
            wall,
            result.cells().size(),
            result.asExpected() ? "" : ", NOT AS EXPECTED"),
        "1.3 times or less",
        String.format(Locale.ROOT, "(%.0f + %.0f s) / %d cpus", trials, builds, Lab.CPUS),
        String.format(Locale.ROOT, "%.2f", wall / fair),
        wall <= MOST * fair && result.asExpected());
  }

  private void run(Lab lab, int runs) throws IOException {
    Path folder = lab.folder();
    matrix(lab, folder, runs).run();
    Lab.discard(folder);
  }

  private Matrix matrix(Lab lab, Path folder, int runs) {
    return new Matrix(
        new Matrix.Request(
            new Planner(
                releases(lab),
                List.of(Patch.NONE),
                lab.workbench().workspace().scenarios().judged(),
                List.of(Amplifier.EFENCE, Amplifier.NONE),
                List.of(Godebug.NONE),
                ShimVariant.FP,
                places,
                List.of(),
                Hearing.USUAL),
            ContainerChoice.USUAL,
            runs,
            Optional.empty(),
            Shard.WHOLE,
            false,
            Duration.ofSeconds(20),
            Launcher.usualWorkers(),
            OutputFolder.named(folder),
            List.of("bench"),
            "bench"),
        lab.workbench(),
        new Stopwatch());
  }

  /** What matrix takes if no releases are named. */
  private static List<Release> releases(Lab lab) {
    ReleaseCatalog catalog = lab.catalog();
    return Stream.of("minors", "1.23rc1..1.23.12")
        .map(ReleaseSpec::parse)
        .flatMap(spec -> spec.expand(() -> catalog).stream())
        .distinct()
        .sorted()
        .toList();
  }
}
