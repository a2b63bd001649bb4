package dev.staleframe.study;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.staleframe.StaleframeException;
import dev.staleframe.plan.Shard;
import dev.staleframe.release.Release;
import dev.staleframe.script.Script;
import dev.staleframe.script.ScriptGenerator;
import dev.staleframe.script.ScriptParser;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SeededScriptsTest {
  private static final Release RELEASE = Release.parse("1.23.0");
  private static final Script NEAR = ScriptParser.parse("lock { call { callback { dump } } }");

  private static ScriptGenerator generator() {
    return new ScriptGenerator(7, RELEASE);
  }

  private static SeededScripts scripts(Shard shard, int next) {
    return new SeededScripts(generator(), shard, false, next);
  }

  private static List<Script> first(int count, ScriptSource scripts) {
    return Stream.generate(scripts::next).limit(count).toList();
  }

  @Test
  void thoseOfTheSeed() {
    assertEquals(
        Stream.generate(generator()::next).limit(100).toList(),
        first(100, scripts(Shard.WHOLE, 0)));
  }

  /** Together the shards are the seed, and none has anything of another. */
  @Test
  void shards() {
    ScriptGenerator all = generator();
    for (int k = 1; k <= 3; k++) {
      int part = k - 1;
      assertEquals(
          IntStream.range(0, 50).mapToObj(i -> all.at(part + 3 * i)).toList(),
          first(50, scripts(new Shard(k, 3), 0)));
    }
    assertEquals(new Shard(2, 8), Shard.parse("2/8"));
    for (String wrong : List.of("", "3", "0/2", "3/2", "1/0", "a/b", "1/2/3", "-1/2")) {
      assertThrows(StaleframeException.class, () -> Shard.parse(wrong), wrong);
    }
  }

  @Test
  void goesOnWhereItWas() {
    SeededScripts scripts = scripts(Shard.WHOLE, 0);
    first(20, scripts);
    assertEquals(20, scripts.given());
    assertEquals(first(10, scripts), first(10, scripts(Shard.WHOLE, 20)));
  }

  /** One of four is a mutation of what was new, and only of that. */
  @Test
  void mutatesWhatCameNear() {
    SeededScripts scripts = scripts(Shard.WHOLE, 0);
    Observation novel = new Observation(NEAR, List.of(ScriptModel.crash("SIGSEGV")), null, null);
    scripts.heard(novel);
    scripts.heard(new Observation(ScriptParser.parse("shrink"), novel.symptoms(), null, null));
    List<Script> given = first(400, scripts);
    ScriptGenerator seed = generator();
    int seeded = 0;
    int mutated = 0;
    for (Script script : given) {
      if (script.equals(seed.at(seeded))) {
        seeded++;
      } else {
        mutated++;
        assertTrue(Math.abs(script.size() - NEAR.size()) <= 4, script::toString);
        assertNotEquals(NEAR, script);
      }
    }
    assertTrue(mutated > 80 && mutated <= 100, mutated + " of 400");
    assertEquals(300, seeded, 20);

    SeededScripts again = scripts(Shard.WHOLE, 0);
    again.heard(novel);
    assertEquals(given, first(400, again), "the same follows from the same");
  }

  @Test
  void withoutC() {
    SeededScripts scripts = new SeededScripts(generator(), Shard.WHOLE, true, 0);
    ScriptGenerator seed = generator();
    assertEquals(
        Stream.generate(seed::next).limit(100).map(Script::withoutCgo).toList(),
        first(100, scripts));
  }

  @Test
  void whatIsKeptIsBounded() {
    NearMisses near = new NearMisses();
    for (int i = 0; i < 30_000; i++) {
      Script script = ScriptParser.parse("grow " + (1 + i % 2000));
      near.heard(new Observation(script, List.of(ScriptModel.crash("title " + i)), null, null));
    }
    long kept = IntStream.range(0, 1000).mapToObj(near::one).distinct().count();
    assertEquals(64, kept);
  }
}
