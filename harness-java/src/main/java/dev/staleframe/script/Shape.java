package dev.staleframe.script;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Kinds of steps in an arrangement that is to be tried: one in another, or one after another.
 *
 * @param steps without numbers, and with nothing in them that does not belong to the arrangement
 * @param around what must be around them for them to be legal, the outermost first
 */
record Shape(List<Step> steps, List<StepKind> around) {
  private static final List<List<StepKind>> SURROUNDINGS =
      List.of(
          List.of(),
          List.of(StepKind.CALL),
          List.of(StepKind.RECOVERS),
          List.of(StepKind.RECOVERS, StepKind.CALL),
          List.of(StepKind.EXITS),
          List.of(StepKind.EXITS, StepKind.CALL),
          List.of(StepKind.THREAD));

  /** How interesting it is: as its steps are together. */
  double weight() {
    return weight(null, steps);
  }

  private static double weight(StepKind outer, List<Step> steps) {
    return steps.stream()
        .mapToDouble(step -> Weights.in(outer, step.kind()) * weight(step.kind(), step.block()))
        .reduce(1, (a, b) -> a * b);
  }

  /** All of two that can be legal: one in the other, or one after the other. */
  static List<Shape> pairs(List<StepKind> kinds) {
    return kinds.stream()
        .flatMap(
            first ->
                kinds.stream()
                    .flatMap(second -> Stream.concat(nested(first, second), row(first, second))))
        .toList();
  }

  /** All of three that can be legal: in each other, or two after each other in a third. */
  static List<Shape> triples(List<StepKind> kinds) {
    List<Shape> pairs = pairs(kinds);
    return kinds.stream()
        .filter(outer -> outer.block().isPresent())
        .flatMap(outer -> pairs.stream().flatMap(pair -> around(outer, pair.steps()).stream()))
        .toList();
  }

  private static Stream<Shape> nested(StepKind outer, StepKind inner) {
    return outer.block().isPresent()
        ? around(outer, List.of(Step.of(inner))).stream()
        : Stream.empty();
  }

  /** Nothing comes after the end of a function or a goroutine. */
  private static Stream<Shape> row(StepKind first, StepKind second) {
    return first.side() == second.side() && !first.ends()
        ? legal(List.of(Step.of(first), Step.of(second))).stream()
        : Stream.empty();
  }

  private static Optional<Shape> around(StepKind outer, List<Step> steps) {
    boolean fits =
        steps.stream()
            .allMatch(step -> outer.block().filter(step.kind().side()::equals).isPresent());
    return fits ? legal(List.of(Step.of(outer).with(steps))) : Optional.empty();
  }

  /** In the least that makes it legal, if anything does; rather in one that keeps the rules. */
  private static Optional<Shape> legal(List<Step> steps) {
    List<Shape> legal =
        SURROUNDINGS.stream()
            .map(around -> new Shape(steps, around))
            .filter(shape -> fits(shape.steps, shape.around))
            .toList();
    return legal.stream()
        .filter(Shape::isWellFormed)
        .findFirst()
        .or(() -> legal.stream().findFirst());
  }

  /** Whether it breaks no rule by itself. */
  boolean isWellFormed() {
    return Rules.broken(script()).isEmpty();
  }

  private static boolean fits(List<Step> steps, List<StepKind> around) {
    Side side = around.isEmpty() ? Side.GO : around.get(around.size() - 1).block().orElseThrow();
    return steps.stream().allMatch(step -> step.kind().side() == side)
        && Script.ifLegal(Header.NONE, wrapped(steps, around)).isPresent();
  }

  /** Steps in the block of a step in the block of a step, and so on. */
  static List<Step> wrapped(List<Step> steps, List<StepKind> around) {
    List<Step> all = steps;
    for (int i = around.size() - 1; i >= 0; i--) {
      all = List.of(Step.of(around.get(i)).with(all));
    }
    return all;
  }

  /** The scenario that is nothing but this. */
  Script script() {
    return new Script(Header.NONE, wrapped(steps, around));
  }

  /** Where its steps stand. */
  Scope scope() {
    Scope scope = Scope.OUTERMOST;
    for (StepKind kind : around) {
      scope = scope.in(kind);
    }
    return scope;
  }

  @Override
  public String toString() {
    return steps.stream().map(Step::toString).collect(Collectors.joining(" "));
  }
}
