package dev.staleframe.script;

import dev.staleframe.release.Release;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/** Draws steps that may stand where they are put, by their weights. */
final class Grammar {
  private static final List<Integer> FRAMES = List.of(4, 16, 64, 64, 200, 200, 500, 1000);

  /** Long enough for a whole one of the cycles below. */
  private static final List<Integer> WAITS = List.of(20, 20, 20, 40);

  private static final List<Integer> TIMES = List.of(2, 3, 10, 10, 30);
  private static final List<Integer> TIMERS = List.of(20, 100, 100, 500);
  private static final List<Integer> CYCLES = List.of(2, 2, 2, 1, 5);

  private static final int PERCENT_TRACED = 80;
  private static final int PERCENT_OTHER_ACTOR = 5;
  private static final int PERCENT_SETTING = 3;
  private static final int PERCENT_BUILD = 2;
  private static final int PERCENT_SETTING_OF_ENTRIES = 20;

  /** Settings that are on in a search, or in every program. */
  private static final Set<String> ON_ANYHOW = Set.of("efence", "invalidptr", "cgocheck");

  private static final int PERCENT_WAITS_AFTER_CALLBACK = 65;
  private static final int MOST_IN_A_BLOCK = 4;
  private static final double OF_EMPTY_BLOCKS = 0.3;

  /** Not as deep as may be: what is shrunk later would not need it. */
  private static final int MOST_DEPTH = 10;

  private final List<StepKind> kinds;
  private final List<ActorKind> actorKinds;

  /** For programs of that release. */
  Grammar(Release release) {
    kinds = Arrays.stream(StepKind.values()).filter(kind -> kind.isIn(release)).toList();
    actorKinds = Arrays.stream(ActorKind.values()).filter(kind -> kind.isIn(release)).toList();
  }

  /** What the release can do. */
  List<StepKind> kinds() {
    return kinds;
  }

  /**
   * What goes on meanwhile: mostly the tracer, seldom others, and now and then a setting.
   *
   * @param builds whether it may ask for another build, which takes long
   */
  Header header(Dice dice, boolean builds) {
    List<Entry> entries = new ArrayList<>();
    for (ActorKind kind : actorKinds) {
      if (dice.percent(kind == ActorKind.TRACER ? PERCENT_TRACED : PERCENT_OTHER_ACTOR)) {
        entries.add(actor(dice, kind));
      }
    }
    if (dice.percent(PERCENT_SETTING)) {
      entries.add(setting(dice));
    }
    if (builds && dice.percent(PERCENT_BUILD)) {
      entries.add(dice.oneOf(List.of(BuildOption.values())));
    }
    return new Header(entries);
  }

  /** One entry: an actor, more often than a setting. */
  Entry entry(Dice dice) {
    return dice.percent(PERCENT_SETTING_OF_ENTRIES)
        ? setting(dice)
        : actor(dice, dice.oneOf(actorKinds));
  }

  /** One that is not at what it is anyhow. */
  private static GodebugSetting setting(Dice dice) {
    String name = dice.oneOf(GodebugSetting.NAMES);
    return new GodebugSetting(name, ON_ANYHOW.contains(name) ? 0 : 1);
  }

  private Actor actor(Dice dice, ActorKind kind) {
    return kind == ActorKind.TRACER ? new Actor(kind, dice.oneOf(CYCLES)) : Actor.usual(kind);
  }

  /** The number of a step. */
  int number(Dice dice, StepKind kind) {
    return switch (kind) {
      case GROW, HOLD -> dice.oneOf(FRAMES);
      case PARK -> dice.oneOf(WAITS);
      case REPEAT, LOOP, DEFERLOOP -> dice.oneOf(TIMES);
      case SCRIBBLE -> 1 + dice.below(4);
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
    return completed(dice, scope.side(), steps);
  }

  /** What is in the block of a step that stands there: at least one, of about the size given. */
  List<Step> block(Dice dice, Scope scope, StepKind of, int size) {
    Scope inner = scope.in(of);
    List<Step> steps = new ArrayList<>();
    int count = 1 + dice.below(Math.min(size, MOST_IN_A_BLOCK));
    for (int left = size; left > 0 && steps.size() < count; left = size - sizeOf(steps)) {
      steps.add(step(dice, inner, of, left));
    }
    return completed(dice, inner.side(), steps);
  }

  /** With what makes more of them. */
  List<Step> completed(Dice dice, Side side, List<Step> steps) {
    return side == Side.C ? withWait(dice, steps) : withNext(steps);
  }

  /** Waits in C after callbacks: that is when others see what a callback has left behind. */
  private List<Step> withWait(Dice dice, List<Step> steps) {
    boolean lacks = has(steps, StepKind.CALLBACK) && !has(steps, StepKind.PARK);
    return lacks && dice.percent(PERCENT_WAITS_AFTER_CALLBACK)
        ? Lists.and(steps, new Step(StepKind.PARK, number(dice, StepKind.PARK), List.of()))
        : steps;
  }

  /** Nothing of what is pulled runs before it is resumed. */
  private static List<Step> withNext(List<Step> steps) {
    return has(steps, StepKind.PULL) && !has(steps, StepKind.NEXT) && !endsItself(steps)
        ? Lists.and(steps, Step.of(StepKind.NEXT))
        : steps;
  }

  private static boolean has(List<Step> steps, StepKind kind) {
    return steps.stream().anyMatch(step -> step.kind() == kind);
  }

  private static boolean endsItself(List<Step> steps) {
    return steps.get(steps.size() - 1).kind().ends();
  }

  /**
   * One step that may stand there, of at most about the size given. Stacks are switched on C's own
   * threads: elsewhere C must not call back from one ({@link Rules}).
   */
  Step step(Dice dice, Scope scope, StepKind outer, int size) {
    boolean leaf = size <= 1 || scope.depth() >= MOST_DEPTH;
    StepKind kind =
        dice.oneOf(
            kinds.stream()
                .filter(one -> scope.objection(one).isEmpty())
                .filter(one -> !leaf || isLeaf(one))
                .filter(one -> one != StepKind.ALTSTACK || scope.onThread())
                .toList(),
            one ->
                Weights.in(outer, one) * (leaf && one.block().isPresent() ? OF_EMPTY_BLOCKS : 1));
    List<Step> block =
        leaf || kind.block().isEmpty() ? List.of() : block(dice, scope, kind, size - 1);
    return new Step(kind, number(dice, kind), block);
  }

  /** An empty callback is something to do in C, and an empty call is a cheap cgo call. */
  private static boolean isLeaf(StepKind kind) {
    return kind.block().isEmpty() || kind == StepKind.CALLBACK || kind.isCall();
  }

  private static int sizeOf(List<Step> steps) {
    return steps.stream().mapToInt(Step::size).sum();
  }
}
