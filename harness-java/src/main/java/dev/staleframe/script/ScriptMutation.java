package dev.staleframe.script;

import dev.staleframe.script.ScriptEdit.Placed;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** Changes a scenario a little: a step more or less, in another place, or with another number. */
final class ScriptMutation {
  private static final int MOST_TRIES = 50;
  private static final int MOST_INSERTED = 3;

  private final Grammar grammar;

  ScriptMutation(Grammar grammar) {
    this.grammar = grammar;
  }

  /** What can be done to a step. */
  private enum Change {
    INSERT,
    DELETE,
    WRAP,
    UNWRAP,
    SWAP,
    NUMBER,
    ENTRY
  }

  /** Another scenario, legal and short; the same one only if nothing was found in many tries. */
  Script of(Script script, Dice dice) {
    for (int i = 0; i < MOST_TRIES; i++) {
      Optional<Script> changed =
          changed(script, dice.oneOf(List.of(Change.values())), dice)
              .filter(one -> !one.equals(script) && one.size() > 0)
              .filter(ScriptGenerator::isShort);
      if (changed.isPresent()) {
        return changed.get();
      }
    }
    return script;
  }

  private Optional<Script> changed(Script script, Change change, Dice dice) {
    if (change == Change.ENTRY) {
      return entry(script, dice);
    }
    if (script.size() == 0) {
      Step step = grammar.step(dice, Scope.OUTERMOST, null, MOST_INSERTED);
      return Script.ifLegal(script.header(), List.of(step));
    }
    int number = dice.below(script.size());
    Placed at = ScriptEdit.placed(script).get(number);
    return switch (change) {
      case INSERT -> insert(script, number, at, dice);
      case DELETE -> ScriptEdit.replace(script, number, step -> List.of());
      case WRAP -> ScriptEdit.replace(script, number, step -> List.of(wrapped(step, dice)));
      case UNWRAP -> ScriptEdit.replace(script, number, ScriptEdit::inside);
      case SWAP -> swap(script, number, at, dice);
      default ->
          ScriptEdit.replace(
              script, number, step -> List.of(step.with(grammar.number(dice, step.kind()))));
    };
  }

  /** Before a step, after it, or first in its block. */
  private Optional<Script> insert(Script script, int number, Placed at, Dice dice) {
    StepKind kind = at.step().kind();
    int size = 1 + dice.below(MOST_INSERTED);
    if (kind.block().isPresent() && dice.percent(50)) {
      Step first = grammar.step(dice, at.scope().in(kind), kind, size);
      return ScriptEdit.replace(
          script, number, step -> List.of(step.with(joined(first, step.block()))));
    }
    Step beside = grammar.step(dice, at.scope(), null, size);
    boolean before = dice.percent(50);
    return ScriptEdit.replace(
        script, number, step -> before ? List.of(beside, step) : List.of(step, beside));
  }

  private static List<Step> joined(Step first, List<Step> others) {
    List<Step> all = new ArrayList<>(List.of(first));
    all.addAll(others);
    return all;
  }

  /** In a step that runs its block on the same side, or on the other side and back. */
  private Step wrapped(Step step, Dice dice) {
    Side side = step.kind().side();
    List<StepKind> around =
        grammar.kinds().stream()
            .filter(kind -> kind.side() == side && kind.block().isPresent())
            .toList();
    StepKind outer = dice.oneOf(around, Weights::of);
    Step inner =
        outer.block().orElseThrow() == side
            ? step
            : Step.of(side == Side.GO ? StepKind.CALLBACK : StepKind.CALL, step);
    return new Step(outer, grammar.number(dice, outer), List.of(inner));
  }

  /** Two steps of a block change places. */
  private Optional<Script> swap(Script script, int number, Placed at, Dice dice) {
    int size = at.step().block().size();
    if (size < 2) {
      return Optional.empty();
    }
    List<Step> block = new ArrayList<>(at.step().block());
    Collections.swap(block, dice.below(size), dice.below(size));
    return ScriptEdit.replace(script, number, step -> List.of(step.with(block)));
  }

  private Optional<Script> entry(Script script, Dice dice) {
    Header header = script.header();
    boolean less = !header.isEmpty() && dice.percent(50);
    Header changed =
        less ? header.without(dice.oneOf(header.entries())) : header.with(grammar.entry(dice));
    return Script.ifLegal(changed, script.steps());
  }
}
