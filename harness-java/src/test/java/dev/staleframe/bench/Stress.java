package dev.staleframe.bench;

import dev.staleframe.launch.Limits;
import dev.staleframe.launch.Order;
import dev.staleframe.launch.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * {@code golang.org/x/tools/cmd/stress}, which Go's developers hunt rare failures with.
 *
 * @param program the program
 */
record Stress(Path program) {
  private static final String VERSION = "v0.52.0";
  private static final Duration RUN_TIMEOUT = Duration.ofMinutes(10);

  /** What it gives to its children is what it was given; the same as every trial's. */
  private static final Map<String, String> ENVIRONMENT =
      Map.of("GODEBUG", "efence=1", "GOTRACEBACK", "system");

  private static final Pattern TOTAL = Pattern.compile("(\\d+) runs total, (\\d+) failures");

  /** Installs it, if it isn't there yet. */
  static Stress install(Lab lab) {
    return new Stress(GoTool.install(lab, "golang.org/x/tools/cmd/stress", VERSION));
  }

  /**
   * Runs the scenario that often, so many processes at a time.
   *
   * @return runs a second
   */
  double perSecond(Lab lab, Path fixture, String scenario, int runs, int processes)
      throws IOException {
    Path folder = lab.folder();
    Path said = folder.resolve("said");
    List<String> argv =
        List.of(
            "/bin/sh",
            "-c",
            "exec \"$@\" >\"$0\"", // To a file: neither a terminal nor a reader slows it down.
            said.toString(),
            program.toString(),
            "-p=" + processes,
            "-count=" + runs,
            "-o=" + folder.resolve("failure-"),
            fixture.toString(),
            scenario);
    Outcome outcome =
        lab.run(new Order(argv, fixture.getParent(), ENVIRONMENT, Limits.of(RUN_TIMEOUT)));
    Matcher total = TOTAL.matcher(Files.readString(said));
    // Its exit status is 1 when the program failed, which is what some of the scenarios are for.
    if (!total.find() || Integer.parseInt(total.group(1)) != runs) {
      throw Lab.failed("stress", outcome);
    }
    Lab.discard(folder);
    double seconds = outcome.wallMicros() / 1e6;
    Bench.progress(
        String.format(
            Locale.ROOT, "stress: %d trials in %.2f s, %s failed", runs, seconds, total.group(2)));
    return runs / seconds;
  }
}
