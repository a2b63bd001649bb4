package dev.staleframe.script;

import java.util.List;
import java.util.stream.Stream;

/**
 * A scenario without its C: what C's callbacks do is done where they are called from, and C that
 * waits becomes a timer. What shows there has nothing to do with cgo.
 */
final class WithoutCgo {
  private static final int MICROS_A_MILLI = 1000;

  private WithoutCgo() {}

  static Script of(Script script) {
    return new Script(script.header(), all(script.steps()));
  }

  private static List<Step> all(List<Step> steps) {
    return steps.stream().flatMap(WithoutCgo::one).toList();
  }

  private static Stream<Step> one(Step step) {
    List<Step> block = all(step.block());
    return switch (step.kind()) {
      case CALL, NOESCAPE, NOCALLBACK, CALLBACK, NOFP, SCRIBBLE, BIGFRAME, ALTSTACK ->
          block.stream();
      case THREAD, DESTRUCTOR -> Stream.of(Step.of(StepKind.SPAWN).with(block));
      case LOOP -> Stream.of(new Step(StepKind.REPEAT, step.count(), block));
      case PARK -> Stream.of(new Step(StepKind.SLEEP, micros(step.count()), List.of()));
      default -> Stream.of(step.with(block));
    };
  }

  private static int micros(int millis) {
    int most = StepKind.SLEEP.amount().orElseThrow().most();
    return Math.min(most, millis * MICROS_A_MILLI);
  }
}
