package dev.staleframe.script;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Changes of one step of a scenario, whichever it is. Steps are numbered from 0 as they are read.
 */
final class ScriptEdit {
  private ScriptEdit() {}

  /** A step and where it stands. */
  record Placed(Step step, Scope scope) {}

  /** All steps, in the order of their numbers. */
  static List<Placed> placed(Script script) {
    List<Placed> all = new ArrayList<>();
    script.steps().forEach(step -> place(step, Scope.OUTERMOST, all));
    return all;
  }

  private static void place(Step step, Scope scope, List<Placed> all) {
    all.add(new Placed(step, scope));
    if (!step.block().isEmpty()) {
      Scope inner = scope.in(step.kind());
      step.block().forEach(one -> place(one, inner, all));
    }
  }

  /** The script with other steps, any number of them, in place of one; empty if not legal. */
  static Optional<Script> replace(Script script, int number, Function<Step, List<Step>> by) {
    return replace(script.steps(), number, by)
        .flatMap(steps -> Script.ifLegal(script.header(), steps));
  }

  private static Optional<List<Step>> replace(
      List<Step> steps, int number, Function<Step, List<Step>> by) {
    List<Step> changed = new ArrayList<>();
    int first = 0;
    for (Step step : steps) {
      int inside = number - first - 1;
      if (inside == -1) {
        changed.addAll(by.apply(step));
      } else if (inside < 0 || inside >= step.size() - 1) {
        changed.add(step);
      } else {
        Optional<List<Step>> block = replace(step.block(), inside, by);
        if (block.isEmpty() || !fit(step.kind(), block.get())) {
          return Optional.empty();
        }
        changed.add(step.with(block.get()));
      }
      first += step.size();
    }
    return Optional.of(changed);
  }

  /** Whether steps run where the block of such a step does. */
  static boolean fit(StepKind kind, List<Step> block) {
    return block.stream()
        .allMatch(step -> kind.block().filter(step.kind().side()::equals).isPresent());
  }

  /** What is in a step that can stand in its place: of a call, what its callbacks do. */
  static List<Step> inside(Step step) {
    return ofSide(step.kind().side(), step.block());
  }

  private static List<Step> ofSide(Side side, List<Step> steps) {
    return steps.stream()
        .flatMap(
            step ->
                step.kind().side() == side
                    ? List.of(step).stream()
                    : ofSide(side, step.block()).stream())
        .toList();
  }
}
