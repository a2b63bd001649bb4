package dev.staleframe.bench;

import dev.staleframe.fixture.ProbeLayout;
import dev.staleframe.launch.Limits;
import dev.staleframe.launch.Order;
import dev.staleframe.launch.Outcome;
import dev.staleframe.release.Release;
import dev.staleframe.trial.FixtureOutput;
import dev.staleframe.trial.ProbeReading;
import dev.staleframe.trial.Progress;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Whether the probe finds the pointer stale after each callback that moved the stack, and never
 * where there is no fault. One process a release; nothing amplifies, nobody traces.
 *
 * @param scenario {@code loop}, or {@code regrow}, where the new stack can overlap the old
 * @param rounds callbacks, each on a fresh stack
 */
record ProbeCallbacks(String scenario, int rounds) implements Figure {
  private static final Limits LIMITS = Limits.of(Duration.ofMinutes(10));

  @Override
  public String name() {
    return "probe-" + scenario;
  }

  @Override
  public Reading measure(Lab lab) throws IOException {
    Progress faulty = run(lab, Lab.FAULTY);
    boolean met = faulty.probe().stale() == faulty.moves() && sound(faulty);
    List<String> clean = new ArrayList<>();
    for (Release release : Lab.CLEAN) {
      Progress progress = run(lab, release);
      met &= progress.probe().stale() == 0 && sound(progress);
      clean.add(release + " " + progress.probe().stale());
    }
    return Reading.judged(
        "%s %d of %d; %s"
            .formatted(
                Lab.FAULTY, faulty.probe().stale(), faulty.moves(), String.join(", ", clean)),
        "all; 0 each",
        met);
  }

  /** Every callback was looked at, and but for one in a thousand at most, each moved the stack. */
  private boolean sound(Progress progress) {
    ProbeReading reading = progress.probe();
    return reading.stale() + reading.consistent() == rounds
        && progress.moves() >= rounds - rounds / 1000;
  }

  private Progress run(Lab lab, Release release) {
    Path fixture = lab.fixture(release);
    List<String> argv =
        List.of(
            fixture.toString(),
            "-probe",
            ProbeLayout.read(fixture.getParent()),
            "-rounds",
            Integer.toString(rounds),
            scenario);
    Bench.progress("Go " + release + ": " + rounds + " callbacks");
    Outcome outcome = lab.run(new Order(argv, fixture.getParent(), Map.of(), LIMITS));
    Progress progress = FixtureOutput.read(outcome.stdout().text());
    if (!progress.done()) {
      throw Lab.failed("fixture %s (%s)".formatted(scenario, progress.error()), outcome);
    }
    return progress;
  }
}
