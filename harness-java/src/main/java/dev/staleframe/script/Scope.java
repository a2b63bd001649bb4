package dev.staleframe.script;

import java.util.Optional;

/**
 * Where a step stands: what the steps around it allow.
 *
 * @param side where the steps run
 * @param recovers whether a panic is recovered further out, on the same goroutine
 * @param depth how deep the steps are nested, from 1
 */
record Scope(Side side, boolean recovers, int depth) {
  static final int MOST_DEPTH = 16;

  /** That of the outermost steps. */
  static final Scope OUTERMOST = new Scope(Side.GO, false, 1);

  /** That of the block of a step which stands here and has one. */
  Scope in(StepKind kind) {
    boolean recovered = kind == StepKind.RECOVERS || recovers && !kind.isElsewhere();
    return new Scope(kind.block().orElseThrow(), recovered, depth + 1);
  }

  /** Why a step can't stand here; follows its name. */
  Optional<String> objection(StepKind kind) {
    if (kind.side() != side) {
      return Optional.of(wrongSide());
    }
    if (kind == StepKind.PANICS && !recovers) {
      return Optional.of("must be inside of a \"recovers\" on the same goroutine");
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
