package dev.staleframe.judge;

import dev.staleframe.fixture.Amplifier;
import dev.staleframe.fixture.Patch;
import dev.staleframe.fixture.Scenario;
import dev.staleframe.release.ReleaseRange;
import dev.staleframe.trial.Cell;
import dev.staleframe.trial.Progress;
import dev.staleframe.trial.Samples;
import dev.staleframe.trial.TimingReading;
import dev.staleframe.trial.Trial;
import java.util.Set;

/** Timed trials to test with. */
public final class Timings {
  public static final Scenario CALL = scenario("call");
  public static final Scenario SYSCALL = scenario("syscall");

  private Timings() {}

  /** The scenario that times an operation. */
  public static Scenario scenario(String operation) {
    return new Scenario(
        "cost-" + operation,
        "times it",
        ReleaseRange.EMPTY,
        true,
        false,
        operation.equals("callback"),
        false,
        false,
        true,
        false,
        null,
        Set.of());
  }

  public static Cell cell(Scenario scenario, String release, Patch patch) {
    return Samples.cell(release, patch, scenario, Amplifier.NONE);
  }

  /** One in which an operation took that long. */
  public static Trial trial(Cell cell, int number, long shuffle, double nanos) {
    return Samples.completed(cell, number, 0, progress(shuffle, nanos));
  }

  private static Progress progress(long shuffle, double nanos) {
    TimingReading reading = new TimingReading(shuffle, 1000, Math.round(1000 * nanos), 200);
    return new Progress(true, 0, 0, 0, true, null, null, null, reading, 0);
  }
}
