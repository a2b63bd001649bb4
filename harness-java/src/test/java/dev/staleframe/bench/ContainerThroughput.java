package dev.staleframe.bench;

import dev.staleframe.StaleframeException;
import dev.staleframe.command.Environment;
import dev.staleframe.fixture.Amplifier;
import dev.staleframe.fixture.Workspace;
import dev.staleframe.release.Release;
import dev.staleframe.study.Workbench;
import dev.staleframe.trial.Place;
import java.io.IOException;
import java.util.List;
import java.util.Locale;

/**
 * Trials a second in one container, held against those on this host: the same fixture, the same
 * number at a time, read, judged and journaled alike. Rounds of the two alternate, and so does who
 * begins; the ratio is the median of the ratios of the rounds.
 */
record ContainerThroughput(String scenario, Release release) implements Figure {
  private static final int ROUNDS = 5;

  /**
   * Has the engine found before anything is measured: the JVM may start again with settings for
   * Testcontainers. Without an engine only these figures can't be measured.
   */
  static void findEngine() {
    Environment environment = Environment.ofThisProcess();
    try {
      Workbench.open(environment, Workspace.find(environment)).engine();
    } catch (StaleframeException e) {
      Bench.progress(e.getMessage());
    }
  }

  @Override
  public String name() {
    return "container-" + scenario;
  }

  @Override
  public Reading measure(Lab lab) throws IOException {
    perSecond(lab, Place.HOST); // The JVM compiles what is hot.
    perSecond(lab, Place.CONTAINER);

    Sample container = new Sample();
    Sample host = new Sample();
    Sample ratios = new Sample();
    for (int round = 0; round < ROUNDS; round++) {
      boolean first = round % 2 == 0;
      double before = first ? perSecond(lab, Place.CONTAINER) : 0;
      double peer = perSecond(lab, Place.HOST);
      double own = first ? before : perSecond(lab, Place.CONTAINER);
      container.add(own);
      host.add(peer);
      ratios.add(own / peer);
    }
    return Reading.compared(
        container.text("%.0f") + " trials/s, Go " + release,
        "ratio 0.80 or more",
        "on this host " + host.text("%.0f") + " trials/s",
        ratios.text("%.2f"),
        ratios.median() >= 0.8);
  }

  private double perSecond(Lab lab, Place place) throws IOException {
    Stopwatch stopwatch = new Stopwatch();
    lab.reproduce(scenario, Amplifier.EFENCE, List.of(release), place, lab.trials(), stopwatch);
    Bench.progress(
        String.format(
            Locale.ROOT, "%s: %d trials in %.2f s", place, lab.trials(), stopwatch.trialSeconds()));
    return lab.trials() / stopwatch.trialSeconds();
  }
}
