package dev.staleframe.script;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.staleframe.Golden;
import dev.staleframe.release.Release;
import java.io.IOException;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScriptGeneratorTest {
  private static final Release FAULTY = Release.parse("1.23.0");
  private static final Release WITHOUT_PULL = Release.parse("1.22.12");

  private static Stream<Script> first(int count, long seed, Release release) {
    return Stream.generate(new ScriptGenerator(seed, release)::next).limit(count);
  }

  /** The same on every machine, in every version: else {@code --seed} would not replay. */
  @Test
  void theFirstOfASeed() throws IOException {
    Golden.check(
        "script-generator.txt",
        first(50, 1, FAULTY).map(script -> script + "\n").collect(Collectors.joining()));
  }

  @Test
  void askedInAnyOrder() {
    ScriptGenerator generator = new ScriptGenerator(7, FAULTY);
    Script late = generator.at(3000);
    assertEquals(generator.at(0), generator.next());
    assertEquals(generator.at(1), generator.next());
    assertEquals(late, generator.at(3000));
    assertNotEquals(first(20, 7, FAULTY).toList(), first(20, 8, FAULTY).toList());
  }

  /** Written and read back, on a release with everything and on one that lacks something. */
  @Test
  void eachIsLegalAndShort() {
    for (Release release : List.of(FAULTY, WITHOUT_PULL)) {
      first(10_000, 42, release)
          .forEach(
              script -> {
                assertEquals(script, ScriptParser.parse(script.toString(), release));
                assertTrue(
                    ScriptCost.of(script).compareTo(ScriptGenerator.MOST) <= 0, script::toString);
                assertTrue(script.size() > 0);
              });
    }
  }

  /** Counted apart from how the generator makes them. */
  @Test
  void allPairsComeFirst() {
    Set<String> found = new HashSet<>();
    ScriptGenerator generator = new ScriptGenerator(3, FAULTY);
    IntStream.range(0, generator.pairs()).forEach(i -> pairs("", generator.at(i).steps(), found));
    Set<String> missing = legalPairs();
    int all = missing.size();
    missing.removeAll(found);

    assertEquals(Set.of(), missing);
    assertEquals(all, generator.pairs());
  }

  private static void pairs(String outer, List<Step> steps, Set<String> found) {
    for (int i = 0; i < steps.size(); i++) {
      Step step = steps.get(i);
      found.add(outer + " > " + step.kind());
      if (i > 0) {
        found.add(steps.get(i - 1).kind() + ", " + step.kind());
      }
      pairs(step.kind().toString(), step.block(), found);
    }
  }

  /** By the table of steps, apart from how they are made. */
  private static Set<String> legalPairs() {
    Set<String> pairs = new HashSet<>();
    List<StepKind> kinds =
        Arrays.stream(StepKind.values()).filter(kind -> kind.isIn(FAULTY)).toList();
    for (StepKind a : kinds) {
      for (StepKind b : kinds) {
        if (a.block().isPresent() && a.block().get() == b.side() && !isLost(a, b)) {
          pairs.add(a + " > " + b);
        }
        if (a.side() == b.side() && a != StepKind.PANICS && a != StepKind.GOEXIT) {
          pairs.add(a + ", " + b);
        }
      }
    }
    return pairs;
  }

  /** What ends a goroutine needs that goroutine's own, and a thread's end a thread. */
  private static boolean isLost(StepKind a, StepKind b) {
    Set<StepKind> others =
        Set.of(StepKind.SPAWN, StepKind.PULL, StepKind.FINALIZER, StepKind.CLEANUP);
    return switch (b) {
      case PANICS -> others.contains(a) || a == StepKind.EXITS;
      case GOEXIT -> others.contains(a);
      case FINALIZER, CLEANUP -> a == StepKind.FINALIZER || a == StepKind.CLEANUP;
      case DESTRUCTOR -> a == StepKind.CALL || a == StepKind.DESTRUCTOR;
      default -> false;
    };
  }

  /** Issue 69087 comes up early, whatever the seed. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
  void aStackThatMovesInACallbackBeforeAWait(long seed) {
    long count = first(500, seed, FAULTY).filter(ScriptGeneratorTest::mayGoStale).count();
    assertTrue(count >= 1, "none in 500");
  }

  private static boolean mayGoStale(Script script) {
    return script.has(ActorKind.TRACER)
        && script.all().anyMatch(step -> step.kind() == StepKind.CALL && waitsAfter(step.block()));
  }

  private static boolean waitsAfter(List<Step> steps) {
    boolean grown = false;
    for (Step step : steps) {
      if (grown && step.kind() == StepKind.PARK) {
        return true;
      }
      grown |=
          step.kind() == StepKind.CALLBACK
              && step.block().stream()
                  .anyMatch(inner -> inner.kind() == StepKind.GROW && inner.count() >= 16);
    }
    return false;
  }

  @Test
  void mostAreTracedAndLaterOnesAreLarger() {
    List<Script> all = first(6000, 5, FAULTY).toList();
    long traced = all.stream().filter(script -> script.has(ActorKind.TRACER)).count();
    assertTrue(traced > 4000 && traced < 5500, () -> traced + " of 6000");
    Arrays.stream(ActorKind.values())
        .filter(kind -> kind.first().isEmpty())
        .forEach(kind -> assertTrue(all.stream().anyMatch(script -> script.has(kind))));
    double early = all.subList(0, 500).stream().mapToInt(Script::size).average().orElseThrow();
    double late = all.subList(5500, 6000).stream().mapToInt(Script::size).average().orElseThrow();
    assertTrue(late > 1.5 * early, () -> early + " and " + late);
    assertTrue(all.stream().distinct().count() > 5700, "hardly any twice");
  }

  /** Each release has its steps and actors, and no others. */
  @Test
  void whatIsInARelease() {
    for (String text : List.of("1.21.0", "1.23.0", "1.24.0", "1.25.0")) {
      Release release = Release.parse(text);
      List<Script> all = first(6000, 6, release).toList();
      assertTrue(all.stream().allMatch(script -> script.isIn(release)));
      for (StepKind kind : StepKind.values()) {
        assertEquals(kind.isIn(release), all.stream().anyMatch(script -> script.has(kind)), text);
      }
      boolean flies = all.stream().anyMatch(script -> script.has(ActorKind.FLIGHT));
      assertEquals(text.equals("1.25.0"), flies);
    }
  }

  /** Builds take a minute each, and what breaks rules is of less interest. */
  @Test
  void whatIsRare() {
    List<Script> all = first(8000, 7, FAULTY).toList();
    assertTrue(all.stream().limit(500).allMatch(one -> one.header().options().isEmpty()));
    long builds = all.stream().filter(one -> !one.header().options().isEmpty()).count();
    long settings = all.stream().filter(one -> !one.header().settings().isEmpty()).count();
    long broken = all.stream().filter(one -> !Rules.broken(one).isEmpty()).count();
    assertTrue(builds > 50 && builds < 300, () -> builds + " of 8000");
    assertTrue(settings > 100 && settings < 400, () -> settings + " of 8000");
    assertTrue(broken > 0 && broken < 80, () -> broken + " of 8000");
  }

  @Test
  void mutationsAreLegalAndDiffer() {
    ScriptGenerator generator = new ScriptGenerator(9, WITHOUT_PULL);
    Script script = ScriptParser.parse("with tracer; call { callback { grow 200 } park }");
    Set<Script> different = new HashSet<>();
    for (int i = 0; i < 5000; i++) {
      Script mutant = generator.mutate(script, i);
      assertEquals(mutant, generator.mutate(script, i));
      assertEquals(mutant, ScriptParser.parse(mutant.toString(), WITHOUT_PULL));
      assertTrue(ScriptGenerator.isShort(mutant));
      assertFalse(mutant.equals(script));
      different.add(mutant);
      script = i % 30 == 0 ? generator.at(i) : mutant;
    }
    assertTrue(different.size() > 3000, () -> different.size() + " of 5000");
  }

  @Test
  void costs() {
    assertEquals(40, millis("call { park 40 }"));
    assertEquals(4, millis("with tracer; call { park 40 }"));
    assertEquals(1, millis("with tracer 50; call { park 1 }"));
    assertEquals(200, millis("repeat 100 { grow 1000 }"));
    assertEquals(20, millis("repeat 10 { shrink }"));
    assertEquals(0, millis("call { callback { grow } }"));
  }

  private static long millis(String text) {
    return ScriptCost.of(ScriptParser.parse(text)).toMillis();
  }
}
