package dev.staleframe.bench;

import dev.staleframe.fixture.Amplifier;
import dev.staleframe.fixture.ShimVariant;
import dev.staleframe.journal.OutputFolder;
import dev.staleframe.launch.Launcher;
import dev.staleframe.release.Release;
import dev.staleframe.report.AttributeResult;
import dev.staleframe.report.AttributeResult.HunkSet;
import dev.staleframe.study.Attribute;
import dev.staleframe.study.ContainerChoice;
import dev.staleframe.trial.Place;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** How many builds {@code attribute} takes to find the fix and the check. */
record AttributeBuilds(String name, String scenario) implements Figure {
  private static final int MOST_BUILDS = 40;
  private static final int RUNS = 1000;

  @Override
  public Reading measure(Lab lab) throws IOException {
    Path output = lab.folder();
    AttributeResult result =
        new Attribute(request(lab, output), lab.workbench(), new Stopwatch()).run();
    Lab.discard(output);
    String sets =
        result.sets().stream().map(AttributeBuilds::words).collect(Collectors.joining(", "));
    return Reading.judged(
        "%d builds, hunks: %s".formatted(result.builds(), sets),
        MOST_BUILDS + " builds or fewer",
        result.found() && result.builds() <= MOST_BUILDS);
  }

  private Attribute.Request request(Lab lab, Path output) {
    return new Attribute.Request(
        lab.workbench().workspace().scenarios().find(scenario),
        Release.parse("1.23.0"),
        Release.parse("1.23.1"),
        Amplifier.EFENCE,
        ShimVariant.FP,
        Place.HOST,
        Optional.empty(),
        ContainerChoice.USUAL,
        RUNS,
        2 * MOST_BUILDS,
        0.999,
        Duration.ofSeconds(20),
        Launcher.usualWorkers(),
        OutputFolder.named(output),
        List.of("bench"),
        "bench");
  }

  private static String words(HunkSet set) {
    return set.does() + " " + set.hunks().size();
  }
}
