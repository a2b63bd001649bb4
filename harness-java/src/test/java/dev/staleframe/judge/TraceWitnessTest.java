package dev.staleframe.judge;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.staleframe.fixture.Amplifier;
import dev.staleframe.fixture.Scenario;
import dev.staleframe.trial.Cell;
import dev.staleframe.trial.Progress;
import dev.staleframe.trial.Samples;
import dev.staleframe.trial.Status;
import dev.staleframe.trial.TraceReading;
import dev.staleframe.trial.Trial;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class TraceWitnessTest {
  private static final Cell CELL = Samples.cell("1.23.0", Samples.GROW, Amplifier.NONE);

  static Stream<Arguments> readings() {
    return Stream.of(
        Arguments.of("STALE", of(new TraceReading(0, 1, 0, Samples.WRONG_STACK, null))),
        Arguments.of("STALE", of(new TraceReading(3, 1, 0, Samples.WRONG_STACK, null))),
        Arguments.of("STALE", of(new TraceReading(0, 1, 0, null, "cut short"))),
        Arguments.of("CONSISTENT", of(new TraceReading(1, 0, 0, null, null))),
        Arguments.of(
            "the trace can't be read: cut short", of(new TraceReading(1, 0, 0, null, "cut short"))),
        Arguments.of(
            "the trace has no stack of a goroutine that is parked in C",
            of(new TraceReading(0, 0, 0, null, null))),
        Arguments.of(
            "the trace has no stack of a goroutine that is parked in C",
            of(new TraceReading(1, 0, 1, null, null))),
        Arguments.of("no trace was read", of(null)),
        Arguments.of(
            "another crash: boom", Samples.crashed(CELL, 0, Status.CRASHED, "boom", null)));
  }

  @ParameterizedTest
  @MethodSource("readings")
  void believesOnlyWhatWasRecorded(String expected, Trial trial) {
    Assessment assessment = new TraceWitness().assess(trial);
    assertEquals(
        expected, assessment.reason() == null ? assessment.finding().name() : assessment.reason());
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        "1.23.0, NONE, grow, -",
        "1.22.12, NONE, grow, up to Go 1.22 the trace has no stack of it",
        "1.23rc1, NONE, grow, -",
        "1.23.0, EFENCE, grow, traces are read with amplifier none",
        "1.23.0, NONE, entersyscall-bp, the scenario plants a pointer for the check alone",
      })
  void abstainsWhereNoTraceIsRead(
      String release, Amplifier amplifier, String name, String expected) {
    Scenario scenario = name.equals("grow") ? Samples.GROW : Samples.PLANTED;
    Cell cell = Samples.cell(release, scenario, amplifier);
    assertEquals(expected, new TraceWitness().abstains(cell).map(Abstention::reason).orElse(null));
  }

  private static Trial of(TraceReading reading) {
    return Samples.completed(CELL, 0, 0, new Progress(true, 1, 1, 1, true, null, null, reading, 0));
  }
}
