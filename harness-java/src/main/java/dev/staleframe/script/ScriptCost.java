package dev.staleframe.script;

import java.time.Duration;
import java.util.List;

/**
 * How long a scenario takes, roughly: what sleeps, waits, grows and collects, times the repeats.
 * The figures are estimates; they are to keep scenarios short, not to foretell.
 */
public final class ScriptCost {
  /** How many cycles of the tracer pass while C waits for a whole one, at the most. */
  private static final int CYCLES_OF_A_PARK = 2;

  private static final double MICROS_A_FRAME = 2;

  private ScriptCost() {}

  /** What a run of it takes. */
  public static Duration of(Script script) {
    double tracer =
        script.actors().stream()
            .filter(actor -> actor.kind() == ActorKind.TRACER)
            .mapToDouble(Actor::period)
            .findFirst()
            .orElse(Double.POSITIVE_INFINITY);
    return Duration.ofNanos((long) (1000 * micros(script.steps(), tracer)));
  }

  private static double micros(List<Step> steps, double tracer) {
    return steps.stream().mapToDouble(step -> micros(step, tracer)).sum();
  }

  private static double micros(Step step, double tracer) {
    double block = micros(step.block(), tracer);
    return switch (step.kind()) {
      case GROW, HOLD -> MICROS_A_FRAME * step.count() + block;
      case PARK -> 1000 * Math.min(step.count(), CYCLES_OF_A_PARK * tracer);
      case REPEAT, LOOP -> step.count() * block;
      case SLEEP -> step.count() + 100;
      case SHRINK -> 2000;
      case FINALIZER, CLEANUP -> 4000 + block;
      case DUMP -> 300;
      case THREAD, ALTSTACK, MUTEX -> 150 + block;
      case READS, CHANNEL, PANICS, CORO, NEXT, SPAWN, EXITS, DEREFS, UNWINDS -> 30 + block;
      default -> 5 + block;
    };
  }
}
