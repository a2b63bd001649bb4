package dev.staleframe.script;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.staleframe.release.Release;
import dev.staleframe.script.ScriptShrinker.Result;
import dev.staleframe.search.DeltaDebugging.Outcome;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScriptShrinkerTest {
  private static final Release FAULTY = Release.parse("1.23.0");

  private final List<Script> asked = new ArrayList<>();

  private Result shrink(Script script, Function<Script, Outcome> test, int most) {
    return new ScriptShrinker(
            one -> {
              asked.add(one);
              return test.apply(one);
            },
            () -> asked.size() < most)
        .minimise(script);
  }

  private Script shrink(Script script, Predicate<Script> fails) {
    Result found =
        shrink(script, one -> fails.test(one) ? Outcome.FAIL : Outcome.PASS, Integer.MAX_VALUE);
    assertTrue(found.minimal());
    return found.script();
  }

  /** Issue 69087 as an oracle: a callback in which the stack grows, and a wait after it in C. */
  private static boolean goesStale(Script script) {
    return script.has(ActorKind.TRACER)
        && script.all().anyMatch(step -> step.kind() == StepKind.CALL && goesStale(step.block()));
  }

  private static boolean goesStale(List<Step> inC) {
    List<Step> flat = inC.stream().flatMap(ScriptShrinkerTest::inC).toList();
    boolean stale = false;
    for (Step step : flat) {
      if (stale && step.kind() == StepKind.PARK) {
        return true;
      }
      stale |=
          step.kind() == StepKind.CALLBACK
              && all(step).anyMatch(one -> one.kind() == StepKind.GROW && one.count() >= 16);
    }
    return false;
  }

  private static Stream<Step> inC(Step step) {
    return step.kind() == StepKind.NOFP || step.kind() == StepKind.BIGFRAME
        ? step.block().stream().flatMap(ScriptShrinkerTest::inC)
        : Stream.of(step);
  }

  private static Stream<Step> all(Step step) {
    return Stream.concat(Stream.of(step), step.block().stream().flatMap(ScriptShrinkerTest::all));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "with tracer; call { callback { grow 200 } park }",
        "with gc, tracer 50, preempt; yield call { callback { grow 1000 shrink } park 40 } dump",
        "with tracer; recovers { spawn { call { nofp { callback { defers { grow } yield } } park } } }",
        "with tracer; thread { callback { call { bigframe { callback { grow } park } park } } }",
        "with tracer; call { callback { call { park callback { hold { grow } } park } } } call { }",
        "with tracer; call { callback { call { callback { lock { grow } } } } park }",
      })
  void downToIssue69087(String text) {
    Script small = shrink(ScriptParser.parse(text), ScriptShrinkerTest::goesStale);
    assertEquals("with tracer; call { callback { grow } park }", small.toString());
  }

  /** Of what a generator makes, and with an oracle that is asked a bounded number of times. */
  @Test
  void noStepCanBeTakenOut() {
    ScriptGenerator generator = new ScriptGenerator(11, FAULTY);
    int failing = 0;
    for (int i = 0; i < 8000; i++) {
      Script script = generator.at(i);
      if (!goesStale(script)) {
        continue;
      }
      failing++;
      asked.clear();
      Script small = shrink(script, ScriptShrinkerTest::goesStale);
      assertEquals(4, small.size(), () -> script + " became " + small);
      assertMinimal(small, ScriptShrinkerTest::goesStale);
      assertEquals(new HashSet<>(asked).size(), asked.size(), "none is asked twice");
      assertTrue(asked.size() < 60 + 8 * script.size(), () -> asked.size() + " for " + script);
    }
    assertTrue(failing > 50, failing + " to try it with");
  }

  /** Any answers at all, also ones that contradict each other's sense. */
  @Test
  void minimalWhateverTheOracle() {
    ScriptGenerator generator = new ScriptGenerator(12, FAULTY);
    for (int i = 0; i < 2000; i++) {
      Script script = generator.at(4000 + i);
      Function<Script, Outcome> test =
          one -> Outcome.values()[Dice.of(one.toString().hashCode(), script.size()).below(3)];
      asked.clear();
      Result found = shrink(script, test, Integer.MAX_VALUE);
      assertTrue(found.minimal());
      assertTrue(found.script().equals(script) || test.apply(found.script()) == Outcome.FAIL);
      assertMinimal(found.script(), one -> !one.equals(script) && test.apply(one) == Outcome.FAIL);
    }
  }

  private static void assertMinimal(Script small, Predicate<Script> fails) {
    for (Script smaller : ScriptShrinker.candidates(small)) {
      assertFalse(fails.test(smaller), () -> small + " fails as " + smaller + " too");
    }
  }

  @Test
  void candidatesInOrder() {
    assertEquals(
        List.of(
            "with tracer 5, gc;",
            "with tracer 5, gc; repeat 40 { }",
            "with tracer 5, gc; repeat 40 { call { park } }",
            "with tracer 5, gc; repeat 40 { call { callback { } park } }",
            "with tracer 5, gc; repeat 40 { call { callback { grow 200 } } }",
            "with tracer 5, gc; call { callback { grow 200 } park }",
            "with tracer 5, gc; repeat 40 { grow 200 }",
            "with gc; repeat 40 { call { callback { grow 200 } park } }",
            "with tracer 5; repeat 40 { call { callback { grow 200 } park } }",
            "with tracer 5, gc; repeat 1 { call { callback { grow 200 } park } }",
            "with tracer 5, gc; repeat { call { callback { grow 200 } park } }",
            "with tracer 5, gc; repeat 20 { call { callback { grow 200 } park } }",
            "with tracer 5, gc; repeat 40 { call { callback { grow } park } }",
            "with tracer, gc; repeat 40 { call { callback { grow 200 } park } }"),
        ScriptShrinker.candidates(
                ScriptParser.parse(
                    "with tracer 5, gc; repeat 40 { call { callback { grow 200 } park } }"))
            .stream()
            .map(Script::toString)
            .toList());
  }

  /** Each is smaller by the measure that must not rise forever: steps, actors, numbers. */
  @Test
  void candidatesAreLegalAndSmaller() {
    ScriptGenerator generator = new ScriptGenerator(13, FAULTY);
    for (int i = 0; i < 2000; i++) {
      Script script = generator.at(2 * i);
      for (Script smaller : ScriptShrinker.candidates(script)) {
        assertEquals(smaller, ScriptParser.parse(smaller.toString()));
        assertTrue(weight(smaller) < weight(script), () -> smaller + " of " + script);
      }
    }
  }

  private static long weight(Script script) {
    long numbers =
        script.all().mapToLong(Step::count).sum()
            + script.actors().stream().mapToLong(Actor::period).sum();
    return 10_000_000L * (script.size() + script.header().entries().size()) + numbers;
  }

  @Test
  void anEndedSearchGivesTheBestSoFar() {
    Script script =
        ScriptParser.parse(
            "with gc, tracer 50; yield spawn { call { callback { grow shrink } park } } dump");
    Function<Script, Outcome> test = one -> goesStale(one) ? Outcome.FAIL : Outcome.PASS;
    shrink(script, test, Integer.MAX_VALUE);
    int questions = asked.size();
    for (int most = 0; most < questions; most++) {
      asked.clear();
      Result found = shrink(script, test, most);
      assertFalse(found.minimal());
      assertTrue(goesStale(found.script()));
      assertEquals(most, asked.size());
    }
    assertEquals(script, shrink(script, test, 0).script());
  }
}
