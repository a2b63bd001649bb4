package dev.staleframe.script;

import dev.staleframe.release.Release;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Scenarios without end, the same for the same seed and release on every machine. All are legal,
 * short to run, and but for a few such that no rule of cgo or Go is broken.
 *
 * <p>First comes each pair of steps, one in the other and one after the other, then by turns the
 * triples and scenarios drawn step by step, which grow. The more interesting tend to come first.
 * What a pair or triple has room for is filled, so that there is more to it than its own steps.
 */
public final class ScriptGenerator {
  /** The most that a run may take, by {@link ScriptCost}. */
  public static final Duration MOST = Duration.ofMillis(100);

  private static final int LEAST_SIZE = 4;
  private static final int MOST_SIZE = 24;
  private static final int SCRIPTS_A_SIZE = 40;
  private static final int MOST_TRIES = 20;
  private static final int PERCENT_ILL_FORMED = 1;

  /** Before that many scenarios, none asks for a build of its own. */
  private static final int USUAL_BUILDS = 500;

  /** Apart from those of the scripts themselves, which are numbered from 0. */
  private static final long ORDER_OF_PAIRS = -1;

  private static final long ORDER_OF_TRIPLES = -2;

  private final long seed;
  private final Grammar grammar;
  private final List<Shape> pairs;
  private List<Shape> triples;
  private int next;

  public ScriptGenerator(long seed, Release release) {
    this.seed = seed;
    this.grammar = new Grammar(release);
    this.pairs = shuffled(wellFormed(Shape.pairs(grammar.kinds())), Dice.of(seed, ORDER_OF_PAIRS));
  }

  /** There are many, which take a second to make: not before they are needed. */
  private List<Shape> triples() {
    if (triples == null) {
      triples =
          shuffled(wellFormed(Shape.triples(grammar.kinds())), Dice.of(seed, ORDER_OF_TRIPLES));
    }
    return triples;
  }

  private static List<Shape> wellFormed(List<Shape> shapes) {
    return shapes.stream().filter(Shape::isWellFormed).toList();
  }

  /**
   * In an order drawn by weight without replacement (Efraimidis and Spirakis, "Weighted random
   * sampling with a reservoir", 2006). StrictMath, because Math may differ between machines.
   */
  private static List<Shape> shuffled(List<Shape> shapes, Dice dice) {
    Map<Shape, Double> keys = new HashMap<>();
    shapes.forEach(shape -> keys.put(shape, -StrictMath.log(1 - dice.fraction()) / shape.weight()));
    List<Shape> order = new ArrayList<>(shapes);
    order.sort(Comparator.comparingDouble(keys::get));
    return List.copyOf(order);
  }

  /** How many scenarios it takes until each pair was there. */
  public int pairs() {
    return pairs.size();
  }

  /** The next. */
  public Script next() {
    return at(next++);
  }

  /** The one of a number, from 0; the same whatever else was asked for. */
  public Script at(int number) {
    Dice dice = Dice.of(seed, number);
    if (number < pairs.size()) {
      return of(pairs.get(number), number, dice);
    }
    int beyond = number - pairs.size();
    return beyond % 2 == 0 && beyond / 2 < triples().size()
        ? of(triples().get(beyond / 2), number, dice)
        : drawn(Math.min(LEAST_SIZE + beyond / SCRIPTS_A_SIZE, MOST_SIZE), number, dice);
  }

  /** One that differs a little from another; the same for the same number. */
  public Script mutate(Script script, long number) {
    return new ScriptMutation(grammar)
        .of(script, Dice.of(seed ^ script.toString().hashCode(), number));
  }

  private Script of(Shape shape, int number, Dice dice) {
    for (int i = 0; i < MOST_TRIES; i++) {
      List<Step> steps = filled(dice, shape.scope(), shape.steps());
      Script script = new Script(header(dice, number), Shape.wrapped(steps, shape.around()));
      if (isShort(script) && isWellFormed(script, dice)) {
        return script;
      }
    }
    // Small as it is: what costs too much is what it was filled with.
    return shape.script();
  }

  private Header header(Dice dice, int number) {
    return grammar.header(dice, number >= USUAL_BUILDS);
  }

  private static boolean isWellFormed(Script script, Dice dice) {
    return Rules.broken(script).isEmpty() || dice.percent(PERCENT_ILL_FORMED);
  }

  /** With numbers, and with something in blocks that are empty. */
  private List<Step> filled(Dice dice, Scope scope, List<Step> steps) {
    List<Step> filled = new ArrayList<>();
    for (Step step : steps) {
      filled.add(filled(dice, scope, step));
    }
    return grammar.completed(dice, scope.side(), filled);
  }

  private Step filled(Dice dice, Scope scope, Step step) {
    Step numbered = step.with(grammar.number(dice, step.kind()));
    if (step.kind().block().isEmpty()) {
      return numbered;
    }
    return numbered.with(
        step.block().isEmpty()
            ? grammar.block(dice, scope, step.kind(), 1 + dice.below(3))
            : filled(dice, scope.in(step.kind()), step.block()));
  }

  private Script drawn(int size, int number, Dice dice) {
    for (int left = size; left > 0; left--) {
      Header header = header(dice, number);
      var script = Script.ifLegal(header, grammar.steps(dice, Scope.OUTERMOST, left));
      if (script
          .filter(ScriptGenerator::isShort)
          .filter(one -> isWellFormed(one, dice))
          .isPresent()) {
        return script.get();
      }
    }
    return new Script(Header.NONE, List.of(Step.of(StepKind.CALL)));
  }

  static boolean isShort(Script script) {
    return ScriptCost.of(script).compareTo(MOST) <= 0;
  }
}
