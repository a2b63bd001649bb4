package dev.staleframe.script;

import java.util.Optional;

/**
 * Where a step stands: what the steps around it allow.
 *
 * @param side where the steps run
 * @param recovers whether a panic is recovered further out, on the same goroutine
 * @param exits whether the goroutine may end
 * @param onThread whether the thread is one that C has made, and nothing of Go is on its stack
 * @param atEnd whether they run in a finalizer or a cleanup, or are waited for by one
 * @param depth how deep the steps are nested, from 1
 */
record Scope(
    Side side, boolean recovers, boolean exits, boolean onThread, boolean atEnd, int depth) {
  static final int MOST_DEPTH = 16;

  /** That of the outermost steps. */
  static final Scope OUTERMOST = new Scope(Side.GO, false, false, false, false, 1);

  /** That of the block of a step which stands here and has one. */
  Scope in(StepKind kind) {
    Side inner = kind.block().orElseThrow();
    boolean here = !kind.isElsewhere();
    boolean stays = onThread && inner == Side.C && here;
    return new Scope(
        inner,
        kind == StepKind.RECOVERS || kind == StepKind.UNWINDS || recovers && here,
        kind == StepKind.EXITS || exits && here,
        kind == StepKind.THREAD || stays,
        kind.isAtEnd() || atEnd,
        depth + 1);
  }

  /** Why a step can't stand here; follows its name. */
  Optional<String> objection(StepKind kind) {
    if (kind.side() != side) {
      return Optional.of(wrongSide());
    }
    if (kind == StepKind.PANICS && !recovers) {
      return Optional.of("must be inside of a \"recovers\" on the same goroutine");
    }
    if (kind == StepKind.GOEXIT && !exits) {
      return Optional.of("must be inside of an \"exits\" on the same goroutine");
    }
    if (kind == StepKind.DESTRUCTOR && !onThread) {
      return Optional.of("must be inside of a \"thread\", and not of a callback in it");
    }
    if (kind.isAtEnd() && atEnd) {
      return Optional.of(
          "must not be inside of a \"finalizer\" or a \"cleanup\", which it would wait for");
    }
    if (depth > MOST_DEPTH) {
      return Optional.of("is nested deeper than " + MOST_DEPTH);
    }
    return Optional.empty();
  }

  private String wrongSide() {
    return side == Side.GO
        ? "is a step in C; put it in a \"call\" or a \"thread\""
        : "is a step in Go; in C put it in a \"callback\"";
  }
}
