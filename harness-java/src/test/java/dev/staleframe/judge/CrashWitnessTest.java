package dev.staleframe.judge;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.staleframe.fixture.Amplifier;
import dev.staleframe.fixture.Scenario;
import dev.staleframe.release.ReleaseRange;
import dev.staleframe.trial.Cell;
import dev.staleframe.trial.Progress;
import dev.staleframe.trial.Samples;
import dev.staleframe.trial.Status;
import dev.staleframe.trial.Trial;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class CrashWitnessTest {
  private static final Cell CELL = Samples.cell("1.23.0");

  /** Needs neither a parked goroutine nor the tracer. */
  private static final Scenario LOOP =
      new Scenario(
          "loop",
          "callbacks, and nothing else",
          ReleaseRange.EMPTY,
          false,
          true,
          true,
          false,
          false,
          null,
          Set.of(Amplifier.EFENCE));

  static Stream<Arguments> ends() {
    return Stream.of(
        row("stale", Samples.stale(CELL, 0)),
        row("another crash: throw", Samples.crashed(CELL, 0, Status.THREW, "throw", "69087")),
        row("another crash: boom", Samples.crashed(CELL, 0, Status.CRASHED, "boom", null)),
        row("another crash: boom", Samples.crashed(CELL, 0, Status.THREW, "boom", "41995")),
        row("ended by signal 9 without a crash log", signaled(9)),
        row("consistent", Samples.clean(CELL, 0)),
        row("exit status 3", Samples.completed(CELL, 0, 3, Samples.WHOLE)),
        row("exit status 1: no park", Samples.completed(CELL, 0, 1, Samples.failed("no park"))),
        row("timed out", Samples.unrun(CELL, 0, Status.TIMED_OUT, null)),
        row("could not build: x.go:1", Samples.unrun(CELL, 0, Status.COULD_NOT_BUILD, "x.go:1")),
        row("could not start: errno 2", Samples.unrun(CELL, 0, Status.COULD_NOT_START, "errno 2")));
  }

  @ParameterizedTest
  @MethodSource("ends")
  void onlyEvidenceIsAFinding(String expected, Trial trial) {
    assertEquals(expected, assessed(trial));
  }

  /** Which of moves, parks and cycles a completed trial has, against what its scenario needs. */
  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        "grow,  1, 1, 1, true,  consistent",
        "grow,  9, 2, 5, true,  consistent",
        "grow,  0, 1, 1, true,  the stack did not move",
        "grow,  1, 0, 1, true,  no goroutine was parked in C",
        "grow,  1, 1, 0, true,  the tracer did not run",
        "grow,  0, 0, 0, true,  the stack did not move",
        "grow,  1, 1, 1, false, the fixture did not reach its end",
        "loop,  1, 0, 0, true,  consistent",
        "loop,  0, 0, 0, true,  the stack did not move",
        "still, 0, 1, 1, true,  consistent",
        "still, 0, 0, 1, true,  no goroutine was parked in C",
        "still, 0, 1, 0, true,  the tracer did not run",
        "still, 0, 1, 1, false, the fixture did not reach its end",
      })
  void trialThatDidNotDoItsScenarioProvesNothing(
      String name, int moves, int parks, int cycles, boolean done, String expected) {
    Scenario scenario =
        List.of(Samples.GROW, Samples.STILL, LOOP).stream()
            .filter(known -> known.name().equals(name))
            .findFirst()
            .orElseThrow();
    Progress progress = Samples.progress(moves, parks, cycles, done);
    Cell cell = Samples.cell("1.23.1", scenario, Amplifier.EFENCE);

    assertEquals(expected, assessed(Samples.completed(cell, 0, 0, progress)));
  }

  @ParameterizedTest
  @EnumSource(Amplifier.class)
  void abstainsUnlessTheAmplifierIsDecisive(Amplifier amplifier) {
    Cell cell = Samples.cell("1.23.1", Samples.GROW, amplifier);
    assertEquals(
        amplifier == Amplifier.NONE
            ? Optional.of("amplifier none: a walk of freed memory could go unnoticed")
            : Optional.empty(),
        new CrashWitness().abstains(cell).map(Abstention::reason));
  }

  @ParameterizedTest
  @EnumSource(Amplifier.class)
  void theCrashItselfIsProofUnderAnyAmplifier(Amplifier amplifier) {
    assertEquals(
        "stale", assessed(Samples.stale(Samples.cell("1.23.1", Samples.GROW, amplifier), 0)));
  }

  @Test
  void isNamedCrash() {
    assertEquals("crash", new CrashWitness().name());
  }

  private static String assessed(Trial trial) {
    Assessment assessment = new CrashWitness().assess(trial);
    boolean unknown = assessment.finding() == Finding.UNKNOWN;
    assertEquals(unknown, assessment.reason() != null, "a reason where nothing is known");
    return unknown ? assessment.reason() : assessment.finding().toString();
  }

  private static Arguments row(String expected, Trial trial) {
    return Arguments.of(expected, trial);
  }

  private static Trial signaled(int signal) {
    return new Trial(CELL, 0, Status.CRASHED, -1, signal, 1, 1, 0, Samples.WHOLE, null, null, null);
  }
}
