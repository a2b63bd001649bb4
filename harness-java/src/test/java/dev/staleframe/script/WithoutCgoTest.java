package dev.staleframe.script;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.staleframe.release.Release;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WithoutCgoTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "with tracer; call { callback { grow 200 } park } | with tracer; grow 200 sleep 20000",
        "thread { callback { yield } park 3 } | spawn { yield sleep 3000 }",
        "call { loop 3 { altstack { scribble 2 { nofp { callback { grow } } } } } } | repeat 3 { grow }",
        "thread { callback { } destructor { callback { dump } } } | spawn { spawn { dump } }",
        "recovers { noescape { bigframe { callback { panics } } } } | recovers { panics }",
        "exits { nocallback { } call { callback { goexit } } } | exits { goexit }",
        "hold { coro { yield } } | hold { coro { yield } }",
        "call { } | ''",
      })
  void inGoAlone(String text, String expected) {
    assertEquals(expected, ScriptParser.parse(text).withoutCgo().toString());
  }

  @Test
  void nothingOfCIsLeft() {
    List<Script> all =
        Stream.generate(new ScriptGenerator(4, Release.parse("1.25.0"))::next).limit(3000).toList();
    for (Script script : all) {
      Script alone = script.withoutCgo();
      assertTrue(
          alone.all().noneMatch(step -> step.kind().side() == Side.C || step.kind().isCall()),
          alone::toString);
      assertEquals(alone, ScriptParser.parse(alone.toString()));
    }
  }
}
