package dev.staleframe.bench;

import dev.staleframe.fixture.ProbeLayout;
import dev.staleframe.launch.Limits;
import dev.staleframe.launch.Order;
import dev.staleframe.launch.Outcome;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What the probe adds to a callback: the same process with and without it, in turns, so that what
 * else the machine does falls on both; the median of the differences and of the ratios.
 */
record ProbeCost() implements Figure {
  private static final int PAIRS = 25;
  private static final int CALLBACKS = 5_000_000;
  private static final Limits LIMITS = Limits.of(Duration.ofMinutes(2));

  @Override
  public String name() {
    return "probe-cost";
  }

  @Override
  public Reading measure(Lab lab) throws IOException {
    Path fixture = lab.fixture(Lab.FIXED);
    List<String> probe = List.of("-probe", ProbeLayout.read(fixture.getParent()));
    nanos(lab, fixture, probe); // The first run of anything is slow.
    Sample nanos = new Sample();
    Sample ratios = new Sample();
    Sample bare = new Sample();
    for (int pair = 0; pair < PAIRS; pair++) {
      boolean first = pair % 2 == 0;
      double before = first ? nanos(lab, fixture, probe) : 0;
      double without = nanos(lab, fixture, List.of());
      double with = first ? before : nanos(lab, fixture, probe);
      nanos.add(with - without);
      ratios.add(with / without);
      bare.add(without);
    }
    return Reading.compared(
        nanos.text("%.1f") + " ns a callback, Go " + Lab.FIXED,
        "3 ns, ratio 1.08",
        "no probe " + bare.text("%.0f") + " ns",
        ratios.text("%.2f"),
        nanos.median() <= 3 && ratios.median() <= 1.08);
  }

  private static double nanos(Lab lab, Path fixture, List<String> probe) {
    List<String> argv = new ArrayList<>();
    argv.add(fixture.toString());
    argv.addAll(probe);
    argv.addAll(List.of("-callbacks", Integer.toString(CALLBACKS), "still"));
    Outcome outcome = lab.run(new Order(argv, fixture.getParent(), Map.of(), LIMITS));
    if (outcome.end() != Outcome.End.EXITED || outcome.code() != 0) {
      throw Lab.failed("fixture still", outcome);
    }
    return 1000.0 * outcome.wallMicros() / CALLBACKS;
  }
}
