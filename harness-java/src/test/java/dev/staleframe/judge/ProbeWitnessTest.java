package dev.staleframe.judge;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.staleframe.fixture.Amplifier;
import dev.staleframe.fixture.Godebug;
import dev.staleframe.fixture.Patch;
import dev.staleframe.trial.Cell;
import dev.staleframe.trial.ProbeReading;
import dev.staleframe.trial.Progress;
import dev.staleframe.trial.Samples;
import dev.staleframe.trial.Status;
import dev.staleframe.trial.Trial;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ProbeWitnessTest {
  private static final Cell CELL = Samples.cell("1.23.0");

  static Stream<Arguments> readings() {
    return Stream.of(
        Arguments.of("STALE", of(1, new ProbeReading(true, 5, 5, 0, null))),
        Arguments.of("STALE", of(1, new ProbeReading(true, 5, 1, 4, null))),
        Arguments.of("CONSISTENT", of(1, new ProbeReading(true, 5, 0, 5, null))),
        Arguments.of("the stack did not move", of(0, new ProbeReading(true, 5, 0, 5, null))),
        Arguments.of("the probe saw no callback", of(1, new ProbeReading(true, 0, 0, 0, null))),
        Arguments.of("no such field", of(1, new ProbeReading(false, 0, 0, 0, null))),
        Arguments.of("the probe said nothing", of(1, null)),
        Arguments.of("timed out", Samples.unrun(CELL, 0, Status.TIMED_OUT, null)));
  }

  @ParameterizedTest
  @MethodSource("readings")
  void believesOnlyWhatWasRead(String expected, Trial trial) {
    Assessment assessment = new ProbeWitness().assess(trial);
    assertEquals(
        expected, assessment.reason() == null ? assessment.finding().name() : assessment.reason());
  }

  /** It was read before the crash. */
  @Test
  void isHeardThoughTheTrialCrashed() {
    assertEquals(
        Finding.STALE,
        new ProbeWitness()
            .assess(Samples.crashed(CELL, 0, Status.CRASHED, "boom", null))
            .finding());
  }

  @Test
  void releaseWithoutTheFieldIsNotAffected() {
    Abstention abstention = new ProbeWitness().abstains(Samples.cell("1.22.12")).orElseThrow();
    assertEquals(Abstention.noField(), abstention);
    assertEquals(true, abstention.notAffected());
    assertEquals(true, new ProbeWitness().abstains(Samples.cell("1.23rc1")).isEmpty());
  }

  /** The field may be among what was laid over. */
  @Test
  void ofHunksItLooksForTheFieldItself() {
    Cell hunks =
        Samples.cell(
            "1.22.12", Patch.parse("1.23rc1:a1b2c3d4e5f6"), Samples.GROW, Amplifier.EFENCE);
    assertEquals(true, new ProbeWitness().abstains(hunks).isEmpty());
  }

  @Test
  void noSettingHidesThePointerFromIt() {
    Cell shielded = CELL.with(Godebug.NO_FRAME_POINTER_UNWINDING);
    assertEquals(Finding.STALE, new ProbeWitness().expected(shielded));
    assertEquals(Finding.CONSISTENT, new CrashWitness().expected(shielded));
    assertEquals(Finding.CONSISTENT, new TraceWitness().expected(shielded));
    assertEquals(Finding.STALE, new CrashWitness().expected(CELL.with(Amplifier.CROWD)));
  }

  private static Trial of(int moves, ProbeReading reading) {
    return Samples.completed(
        CELL, 0, 0, new Progress(true, moves, 1, 1, true, null, reading, null, 0));
  }
}
