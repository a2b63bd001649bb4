package dev.staleframe.script;

import dev.staleframe.search.DeltaDebugging;
import dev.staleframe.search.DeltaDebugging.Outcome;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Makes a scenario that fails as small as it can be while it still does.
 *
 * <p>First by delta debugging over its steps and its header, which takes out many at a time; what
 * is in a step that is taken out takes its place where it can. Then by single changes, until none
 * of them fails any more: that also finds what has to go together, such as a call and the callback
 * in it.
 */
public final class ScriptShrinker {
  private final Function<Script, Outcome> test;
  private final BooleanSupplier more;
  private final Map<Script, Outcome> outcomes = new HashMap<>();
  private boolean ended;

  /**
   * What was found.
   *
   * @param script fails
   * @param minimal whether none of its {@link #candidates} does; if not, the search was ended
   *     before
   */
  public record Result(Script script, boolean minimal) {}

  /**
   * @param test tells whether a scenario fails; is asked of each at most once
   * @param more whether anything more may be asked; what was found so far is the result then
   */
  public ScriptShrinker(Function<Script, Outcome> test, BooleanSupplier more) {
    this.test = test;
    this.more = more;
  }

  /** Shrinks a scenario that fails, without asking whether it does. */
  public Result minimise(Script failing) {
    outcomes.put(failing, Outcome.FAIL);
    Script smallest = inBulk(failing);
    for (Optional<Script> next = firstFailing(smallest);
        next.isPresent();
        next = firstFailing(smallest)) {
      smallest = next.get();
    }
    return new Result(smallest, !ended);
  }

  private Optional<Script> firstFailing(Script script) {
    return candidates(script).stream().filter(one -> ask(one) == Outcome.FAIL).findFirst();
  }

  /** Steps by number, and then the entries of the header. */
  private Script inBulk(Script script) {
    int elements = script.size() + script.header().entries().size();
    List<Integer> tops = topmost(script);
    List<Integer> kept =
        new DeltaDebugging<>(
                IntStream.range(0, elements).boxed().toList(),
                part -> ScriptParts.of(script, part).map(this::ask).orElse(Outcome.UNRESOLVED),
                () -> !ended)
            .minimize(List.of(element -> group(tops, element)))
            .part();
    Script smaller = ScriptParts.of(script, kept).orElse(script);
    return ask(smaller) == Outcome.FAIL ? smaller : script;
  }

  /** The outermost step that a step is in; each entry of the header by itself. */
  private static int group(List<Integer> tops, int element) {
    return element < tops.size() ? tops.get(element) : element;
  }

  private static List<Integer> topmost(Script script) {
    List<Integer> tops = new ArrayList<>();
    for (Step step : script.steps()) {
      int top = tops.size();
      IntStream.range(0, step.size()).forEach(i -> tops.add(top));
    }
    return tops;
  }

  private Outcome ask(Script script) {
    Outcome known = outcomes.get(script);
    if (known != null) {
      return known;
    }
    if (ended || !more.getAsBoolean()) {
      ended = true;
      return Outcome.UNRESOLVED;
    }
    Outcome outcome = test.apply(script);
    outcomes.put(script, outcome);
    return outcome;
  }

  /**
   * All that is smaller by one change, the largest savings first: a step is left out with what is
   * in it, or what is in it takes its place; an entry of the header is left out; a number is
   * lowered.
   */
  public static List<Script> candidates(Script script) {
    List<Step> all = script.all().toList();
    List<Integer> largestFirst =
        IntStream.range(0, all.size())
            .boxed()
            .sorted(Comparator.comparingInt((Integer i) -> -all.get(i).size()))
            .toList();
    return Stream.of(
            largestFirst.stream().flatMap(i -> replaced(script, i, step -> List.of())),
            largestFirst.stream().flatMap(i -> replaced(script, i, ScriptEdit::inside)),
            fewerEntries(script),
            IntStream.range(0, all.size()).boxed().flatMap(i -> lowered(script, i, all.get(i))),
            shorterPeriods(script))
        .flatMap(found -> found)
        .distinct()
        .toList();
  }

  private static Stream<Script> replaced(Script script, int number, Function<Step, List<Step>> by) {
    return ScriptEdit.replace(script, number, by).stream();
  }

  private static Stream<Script> fewerEntries(Script script) {
    return script.header().entries().stream()
        .map(gone -> new Script(script.header().without(gone), script.steps()));
  }

  private static Stream<Script> lowered(Script script, int number, Step step) {
    return lower(step)
        .filter(count -> count < step.count())
        .distinct()
        .flatMap(count -> replaced(script, number, one -> List.of(one.with(count))));
  }

  /**
   * To the usual number, which need not be written, and no further: depths and waits that are just
   * enough would not be so elsewhere. Fewer repeats are less to run.
   */
  private static Stream<Integer> lower(Step step) {
    return step.kind() == StepKind.REPEAT || step.kind() == StepKind.LOOP
        ? Stream.of(1, step.kind().usual(), step.count() / 2).filter(times -> times > 0)
        : Stream.of(step.kind().usual());
  }

  private static Stream<Script> shorterPeriods(Script script) {
    return script.actors().stream()
        .filter(actor -> actor.period() > actor.kind().usual())
        .map(actor -> script.header().with(Actor.usual(actor.kind())))
        .map(header -> new Script(header, script.steps()));
  }
}
