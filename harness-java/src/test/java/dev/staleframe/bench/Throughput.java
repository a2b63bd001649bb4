package dev.staleframe.bench;

import dev.staleframe.fixture.Amplifier;
import dev.staleframe.launch.Launcher;
import dev.staleframe.release.Release;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * Trials a second on all cores, held against {@code stress}, which runs the same program with the
 * same environment and looks at no more than its exit status.
 *
 * <p>The harness works in this JVM, warmed up: it runs, reads, judges and journals, crash logs
 * included. Rounds of the two alternate, and so does who begins; the ratio is the median of the
 * ratios of the rounds, so that what else the machine does falls on both.
 *
 * @param even whether stress runs as many processes at a time as the harness does, and not one a
 *     cpu, as it does unless told
 */
record Throughput(String scenario, Release release, boolean even) implements Figure {
  private static final int ROUNDS = 7;

  @Override
  public String name() {
    return "throughput-" + scenario + (even ? "-even" : "");
  }

  @Override
  public Reading measure(Lab lab) throws IOException {
    LauncherFlags.require(lab.workbench().workspace().home());
    Stress stress = Stress.install(lab);
    Path fixture = lab.fixture(release);
    int processes = even ? Launcher.usualWorkers() : Lab.CPUS;
    int runs = Math.max(1, lab.trials() * 2 / 5);
    harness(lab, 2 * runs); // The JVM compiles what is hot.
    stress.perSecond(lab, fixture, scenario, runs, processes);

    Sample ours = new Sample();
    Sample theirs = new Sample();
    Sample ratios = new Sample();
    for (int round = 0; round < ROUNDS; round++) {
      boolean first = round % 2 == 0;
      double before = first ? harness(lab, runs) : 0;
      double peer = stress.perSecond(lab, fixture, scenario, runs, processes);
      double own = first ? before : harness(lab, runs);
      ours.add(own);
      theirs.add(peer);
      ratios.add(own / peer);
    }
    return Reading.compared(
        ours.text("%.0f") + " trials/s, Go " + release,
        "ratio 1.00 or more",
        "stress -p=" + processes + " " + theirs.text("%.0f") + " trials/s",
        ratios.text("%.2f"),
        ratios.median() >= 1);
  }

  private double harness(Lab lab, int runs) throws IOException {
    Stopwatch stopwatch = new Stopwatch();
    lab.reproduce(scenario, Amplifier.EFENCE, List.of(release), runs, stopwatch);
    Bench.progress(
        String.format(Locale.ROOT, "harness: %d trials in %.2f s", runs, stopwatch.seconds()));
    return runs / stopwatch.seconds();
  }
}
