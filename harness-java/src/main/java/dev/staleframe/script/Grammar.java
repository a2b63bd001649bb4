package dev.staleframe.script;

import dev.staleframe.release.Release;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Draws steps that may stand where they are put, by their weights. */
final class Grammar {
  private static final List<Integer> FRAMES = List.of(4, 16, 64, 64, 200, 200, 500, 1000);

  /** Long enough for a whole one of the cycles below. */
  private static final List<Integer> WAITS = List.of(20, 20, 20, 40);

  private static final List<Integer> TIMES = List.of(2, 3, 10, 10, 30);
  private static final List<Integer> TIMERS = List.of(20, 100, 100, 500);
  private static final List<Integer> CYCLES = List.of(2, 2, 2, 1, 5);

  private static final int PERCENT_TRACED = 80;
  private static final int PERCENT_OTHER_ACTOR = 8;
  private static final int PERCENT_WAITS_AFTER_CALLBACK = 65;
  private static final int MOST_IN_A_BLOCK = 4;
  private static final double OF_EMPTY_BLOCKS = 0.3;

  /** Not as deep as may be: what is shrunk later would not need it. */
  private static final int MOST_DEPTH = 10;

  private final List<StepKind> kinds;

  /** For programs of that release. */
  Grammar(Release release) {
    kinds = Arrays.stream(StepKind.values()).filter(kind -> kind.isIn(release)).toList();
  }

  /** What the release can do. */
  List<StepKind> kinds() {
    return kinds;
  }

  /** Who acts in the background: mostly the tracer. */
  List<Actor> actors(Dice dice) {
    List<Actor> actors = new ArrayList<>();
    for (ActorKind kind : ActorKind.values()) {
      if (dice.percent(kind == ActorKind.TRACER ? PERCENT_TRACED : PERCENT_OTHER_ACTOR)) {
        actors.add(actor(dice, kind));
      }
    }
    return actors;
  }

  Actor actor(Dice dice, ActorKind kind) {
    return kind == ActorKind.TRACER ? new Actor(kind, dice.oneOf(CYCLES)) : Actor.usual(kind);
  }

  /** The number of a step. */
  int number(Dice dice, StepKind kind) {
    return switch (kind) {
      case GROW, HOLD -> dice.oneOf(FRAMES);
      case PARK -> dice.oneOf(WAITS);
      case REPEAT -> dice.oneOf(TIMES);
      case SLEEP -> dice.oneOf(TIMERS);
      default -> kind.usual();
    };
  }

  /** Steps of about the size given, at least one. */
  List<Step> steps(Dice dice, Scope scope, int size) {
    List<Step> steps = new ArrayList<>();
    for (int left = size;
        left > 0 && steps.size() <= MOST_IN_A_BLOCK;
        left = size - sizeOf(steps)) {
      steps.add(step(dice, scope, null, left));
    }
    return withWaits(dice, scope.side(), steps);
  }

  /** What is in the block of a step that stands there: at least one, of about the size given. */
  List<Step> block(Dice dice, Scope scope, StepKind of, int size) {
    Scope inner = scope.in(of);
    List<Step> steps = new ArrayList<>();
    int count = 1 + dice.below(Math.min(size, MOST_IN_A_BLOCK));
    for (int left = size; left > 0 && steps.size() < count; left = size - sizeOf(steps)) {
      steps.add(step(dice, inner, of, left));
    }
    return withWaits(dice, inner.side(), steps);
  }

  /** Waits in C after callbacks: that is when others see what a callback has left behind. */
  List<Step> withWaits(Dice dice, Side side, List<Step> steps) {
    boolean calledBack = steps.stream().anyMatch(step -> step.kind() == StepKind.CALLBACK);
    boolean waits = steps.stream().anyMatch(step -> step.kind() == StepKind.PARK);
    if (side == Side.GO || !calledBack || waits || !dice.percent(PERCENT_WAITS_AFTER_CALLBACK)) {
      return steps;
    }
    List<Step> waiting = new ArrayList<>(steps);
    waiting.add(new Step(StepKind.PARK, number(dice, StepKind.PARK), List.of()));
    return waiting;
  }

  /** One step that may stand there, of at most about the size given. */
  Step step(Dice dice, Scope scope, StepKind outer, int size) {
    boolean leaf = size <= 1 || scope.depth() >= MOST_DEPTH;
    StepKind kind =
        dice.oneOf(
            kinds.stream()
                .filter(one -> scope.objection(one).isEmpty())
                .filter(one -> !leaf || isLeaf(one))
                .toList(),
            one ->
                Weights.in(outer, one) * (leaf && one.block().isPresent() ? OF_EMPTY_BLOCKS : 1));
    List<Step> block =
        leaf || kind.block().isEmpty() ? List.of() : block(dice, scope, kind, size - 1);
    return new Step(kind, number(dice, kind), block);
  }

  /** An empty callback is something to do in C, and an empty call is a cheap cgo call. */
  private static boolean isLeaf(StepKind kind) {
    return kind.block().isEmpty() || kind == StepKind.CALLBACK || kind == StepKind.CALL;
  }

  private static int sizeOf(List<Step> steps) {
    return steps.stream().mapToInt(Step::size).sum();
  }
}
