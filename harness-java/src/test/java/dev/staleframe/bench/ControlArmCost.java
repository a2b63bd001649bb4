package dev.staleframe.bench;

import dev.staleframe.fixture.ShimVariant;
import dev.staleframe.launch.Limits;
import dev.staleframe.launch.Order;
import dev.staleframe.launch.Outcome;
import dev.staleframe.study.ControlArm;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What one callback from C costs: a Java closure through jnr-ffi, beside one of the scenario {@code
 * still} through cgo, whose body looks twice where its stack is and uses a KiB of it.
 */
record ControlArmCost() implements Figure {
  private static final int REPEATS = 5;
  private static final long CALLBACKS = 1_000_000;
  private static final Duration TIMEOUT = Duration.ofMinutes(2);

  @Override
  public String name() {
    return "control-arm";
  }

  @Override
  public Reading measure(Lab lab) {
    Path fixture = lab.fixture(Lab.FIXED);
    Sample java = new Sample();
    Sample go = new Sample();
    for (int i = 0; i < REPEATS; i++) {
      ControlArm.Result arm = ControlArm.run(lab.workbench().shims(), ShimVariant.FP, CALLBACKS);
      java.add(arm.nanosPerCallback());
      double micros = micros(lab, fixture, CALLBACKS + 1) - micros(lab, fixture, 1);
      go.add(micros * 1000 / CALLBACKS);
    }
    return Reading.informative(
        "Java " + java.text("%.0f") + " ns a callback",
        "Go " + Lab.FIXED + " " + go.text("%.0f") + " ns",
        String.format(Locale.ROOT, "%.2f", java.median() / go.median()));
  }

  private static long micros(Lab lab, Path fixture, long callbacks) {
    List<String> argv =
        List.of(fixture.toString(), "-callbacks", Long.toString(callbacks), "still");
    Outcome outcome = lab.run(new Order(argv, fixture.getParent(), Map.of(), Limits.of(TIMEOUT)));
    if (outcome.code() != 0) {
      throw Lab.failed("the fixture", outcome);
    }
    return outcome.wallMicros();
  }
}
