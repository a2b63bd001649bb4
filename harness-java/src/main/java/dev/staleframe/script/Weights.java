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
      case SPAWN, LOCK, DEFERS, EXITS, NOFP, BIGFRAME, SCRIBBLE, ALTSTACK, DESTRUCTOR -> 1.5;
      case REPEAT,
          READS,
          SYSCALL,
          DUMP,
          CALLERS,
          STACK,
          LOOP,
          UNWINDS,
          DEREFS,
          GOEXIT,
          PULL,
          NEXT,
          FINALIZER,
          CLEANUP,
          NOESCAPE ->
          1;
      case YIELD, SLEEP, CHANNEL, MUTEX, DEFERLOOP -> 0.7;
      case NOCALLBACK -> 0.2;
    };
  }

  /** That of a kind as a step in the block of another: moving stacks in callbacks matters most. */
  static double in(StepKind outer, StepKind kind) {
    boolean moves = kind == StepKind.GROW || kind == StepKind.SHRINK || kind == StepKind.HOLD;
    return of(kind) * (outer == StepKind.CALLBACK && moves ? 3 : 1);
  }
}
