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
    ProbeReading faulty = run(lab, Lab.FAULTY);
    boolean met = faulty.stale() == rounds && faulty.consistent() == 0;
    List<String> clean = new ArrayList<>();
    for (Release release : Lab.CLEAN) {
      ProbeReading reading = run(lab, release);
      met &= reading.stale() == 0 && reading.consistent() == rounds;
      clean.add(release + " " + reading.stale());
    }
    return Reading.judged(
        "%s %d of %d; %s".formatted(Lab.FAULTY, faulty.stale(), rounds, String.join(", ", clean)),
        rounds + "; 0 each",
        met);
  }

  private ProbeReading run(Lab lab, Release release) {
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
    if (!progress.done() || progress.moves() != rounds) {
      String came = progress.error() == null ? progress.moves() + " moves" : progress.error();
      throw Lab.failed("fixture %s (%s)".formatted(scenario, came), outcome);
    }
    return progress.probe();
  }
}
