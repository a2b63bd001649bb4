package dev.staleframe.study;

import dev.staleframe.StaleframeException;
import dev.staleframe.command.Environment;
import dev.staleframe.fixture.Arch;
import dev.staleframe.fixture.Build;
import dev.staleframe.fixture.FixtureBuilder;
import dev.staleframe.fixture.Overlay;
import dev.staleframe.fixture.ProbeLayout;
import dev.staleframe.fixture.ShimVariant;
import dev.staleframe.fixture.Shims;
import dev.staleframe.fixture.Target;
import dev.staleframe.fixture.Workspace;
import dev.staleframe.launch.HostSupervisors;
import dev.staleframe.launch.Job;
import dev.staleframe.launch.Launcher;
import dev.staleframe.launch.Limits;
import dev.staleframe.launch.Order;
import dev.staleframe.launch.Outcome;
import dev.staleframe.release.Toolchain;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;

/** Does once, for {@code doctor}, what every trial takes: build the fixture, have it run. */
final class TrialCheck {
  private static final Duration TIMEOUT = Duration.ofSeconds(20);

  /** The control scenario: nothing in it depends on the release. */
  private static final String SCENARIO = "still";

  private final Workspace workspace;
  private final Environment environment;
  private final Shims shims;

  TrialCheck(Workspace workspace, Environment environment, Shims shims) {
    this.workspace = workspace;
    this.environment = environment;
    this.shims = shims;
  }

  /**
   * Builds and runs it.
   *
   * @return what was done, for people
   * @throws StaleframeException exit code 3 if that can't be done
   */
  String with(Toolchain toolchain) {
    Target target = Target.find(Arch.ofThisMachine(), environment);
    Build build =
        new FixtureBuilder(workspace, environment, target, shims)
            .build(toolchain, Overlay.NONE, ShimVariant.FP, what -> {});
    if (build instanceof Build.Failed failed) {
      throw StaleframeException.environment(
          "the fixture does not build with Go %s: %s"
              .formatted(
                  toolchain.release(),
                  failed
                      .log()
                      .lines()
                      .filter(line -> !line.startsWith("#")) // Which package it is.
                      .findFirst()
                      .orElse("the tools said nothing")));
    }
    Outcome outcome = run(((Build.Built) build).folder());
    if (outcome.end() != Outcome.End.EXITED || outcome.code() != 0) {
      throw StaleframeException.environment(
          "the fixture of Go %s does not run: %s %d: %s"
              .formatted(
                  toolchain.release(),
                  outcome.end().name().toLowerCase(Locale.ROOT),
                  outcome.code(),
                  outcome.stderr().text().lines().findFirst().orElse("it said nothing")));
    }
    return "the fixture was built with Go %s, and a trial of it ran".formatted(toolchain.release());
  }

  private Outcome run(Path folder) {
    String fixture = folder.resolve(FixtureBuilder.FIXTURE).toString();
    Trial trial =
        new Trial(
            new Order(
                List.of(fixture, "-probe", ProbeLayout.read(folder), SCENARIO),
                folder,
                FixtureEnvironment.BASE,
                Limits.of(TIMEOUT)));
    Iterator<Trial> one = List.of(trial).iterator();
    try (Launcher launcher = new Launcher(new HostSupervisors(shims.supervisor()), 1)) {
      launcher.run(one);
    }
    return trial.outcome;
  }

  private static final class Trial implements Job {
    private final Order order;
    private volatile Outcome outcome;

    private Trial(Order order) {
      this.order = order;
    }

    @Override
    public Order order() {
      return order;
    }

    @Override
    public void ended(Outcome ended) {
      outcome = ended;
    }
  }
}
