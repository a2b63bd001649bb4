package dev.staleframe.script;

/**
 * How interesting steps are: where Go and C meet, where a stack moves, and where somebody waits
 * while others look. The rest is there for what it does together with those.
 */
final class Weights {
  private Weights() {}

  /** That of a kind, anywhere. */
  static double of(StepKind kind) {
    return switch (kind) {
      case CALL, CALLBACK -> 6;
      case GROW, SHRINK, PARK -> 4;
      case HOLD, THREAD, CORO, RECOVERS, PANICS -> 2;
      case SPAWN, LOCK, DEFERS, EXITS, NOFP, BIGFRAME -> 1.5;
      case REPEAT, READS, SYSCALL, DUMP, CALLERS -> 1;
      case YIELD, SLEEP, CHANNEL -> 0.7;
    };
  }

  /** That of a kind as a step in the block of another: moving stacks in callbacks matters most. */
  static double in(StepKind outer, StepKind kind) {
    boolean moves = kind == StepKind.GROW || kind == StepKind.SHRINK || kind == StepKind.HOLD;
    return of(kind) * (outer == StepKind.CALLBACK && moves ? 3 : 1);
  }
}
