package dev.staleframe.script;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.staleframe.ExitCode;
import dev.staleframe.StaleframeException;
import dev.staleframe.release.Release;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ScriptParserTest {
  @Test
  void theFaultOfIssue69087() {
    Script script = ScriptParser.parse("with tracer; call { callback { grow 200 } park }");

    Step grow = new Step(StepKind.GROW, 200, List.of());
    assertEquals(
        new Script(
            Header.of(new Actor(ActorKind.TRACER, 2)),
            List.of(
                Step.of(StepKind.CALL, Step.of(StepKind.CALLBACK, grow), Step.of(StepKind.PARK)))),
        script);
    assertEquals(4, script.size());
    assertEquals(3, script.depth());
    assertTrue(script.has(StepKind.PARK) && script.has(ActorKind.TRACER));
    assertFalse(script.has(StepKind.HOLD) || script.has(ActorKind.GC));
  }

  /** What is written, and how it is written back. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "`` | ``",
        "`  # nothing` | ``",
        "yield | yield",
        "`  yield\t yield ` | yield yield",
        "grow | grow",
        "grow 64 | grow",
        "grow 65 | grow 65",
        "grow 2000 | grow 2000",
        "call{} | call { }",
        "call{park 1}yield | call { park 1 } yield",
        "repeat 3{grow} | repeat 3 { grow }",
        "`with tracer;` | with tracer;",
        "`with tracer 2;yield` | with tracer; yield",
        "`with gc,tracer 50 ,procs;yield` | with gc, tracer 50, procs; yield",
        "`with\ntracer # on and off\n; # then\ncall {\n  park # waits\n}\n` | with tracer; call { park }",
        "recovers { panics } | recovers { panics }",
        "recovers { call { nofp { callback { panics } } } } | recovers { call { nofp { callback { panics } } } }",
        "recovers { coro { defers { panics } } } | recovers { coro { defers { panics } } }",
        "spawn { recovers { panics } } | spawn { recovers { panics } }",
        "thread { bigframe { callback { hold 7 { shrink } } } } | thread { bigframe { callback { hold 7 { shrink } } } }",
      })
  void good(String text, String canonical) {
    assertEquals(canonical, ScriptParser.parse(text).toString());
    assertEquals(ScriptParser.parse(text), ScriptParser.parse(canonical));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "grwo | 1:1: \"grwo\" is not a step, did you mean \"grow\"?",
        "call { prak } | 1:8: \"prak\" is not a step, did you mean \"park\"?",
        "`yield\n\n  grwo` | 3:3: \"grwo\" is not a step, did you mean \"grow\"?",
        "`# grow\nGrow` | 2:1: \"Grow\" is not a step; there are grow, hold, shrink",
        "xyzzyxyzzyxyzzy | 1:1: \"xyzzyxyzzyxyzzy\" is not a step; there are grow, hold",
        "`with traser; yield` | 1:6: \"traser\" is not an actor or a build option, did you mean \"tracer\"?",
        "`with grow; yield` | 1:6: \"grow\" is not an actor or a build option; there are tracer, flight, gc",
        "`with ; yield` | 1:6: \";\" is not an actor or a build option; there are tracer, flight, gc",
        "with | 1:5: the end is not an actor or a build option; there are",
        "with tracer | 1:12: \";\" expected at the end of the header, but found the end",
        "with tracer gc; yield | 1:13: \";\" expected at the end of the header, but found \"gc\"",
        "`with gc, tracer, gc 5; yield` | 1:18: \"gc\" is there already; there can be one of each",
        "`with tracer 0; yield` | 1:13: \"0\" is not a number of milliseconds that \"tracer\" can take: 1 to 1000",
        "`with procs 3; yield` | 1:12: \"procs\" takes no number, but found \"3\"",
        "tracer | 1:1: \"tracer\" is not a step; the header comes first",
        "yield with gc; | 1:7: \"with\" is not a step; the header comes first",
        "grow 0 | 1:6: \"0\" is not a number of frames that \"grow\" can take: 1 to 2000",
        "grow 2001 | 1:6: \"2001\" is not a number of frames that \"grow\" can take: 1 to 2000",
        "grow 064 | 1:6: \"064\" is not a number of frames",
        "grow 9999999999 | 1:6: \"9999999999\" is not a number of frames",
        "grow 5x | 1:6: \"5x\" is not a number of frames",
        "grow -5 | 1:6: \"-5\" is not a step; there are",
        "grow64 | 1:1: \"grow64\" is not a step; there are",
        "call 3 { } | 1:6: \"call\" takes no number, but found \"3\"",
        "yield 3 | 1:7: \"yield\" takes no number, but found \"3\"",
        "call | 1:5: \"{\" expected after \"call\", which needs a block of steps in C, but found the end",
        "spawn yield | 1:7: \"{\" expected after \"spawn\", which needs a block of steps in Go, but found \"yield\"",
        "call { park | 1:6: no \"}\" for this \"{\" of \"call\"",
        "yield { } | 1:7: \"yield\" has no block",
        "yield } | 1:7: \"}\" without a \"{\" before it",
        "`yield; yield` | 1:6: \";\" is not a step; there are",
        "`with efnce=1; yield` | 1:6: \"efnce=1\" is not a setting that a scenario can have, did you mean \"efence\"?",
        "`with efence=x; yield` | 1:6: \"efence=x\" has no value from 0 to 9999",
        "`with noopt, noinline; yield` | 1:13: \"noinline\" can't be together with what is before it",
        "goexit | 1:1: \"goexit\" must be inside of an \"exits\" on the same goroutine",
        "call { destructor { } } | 1:8: \"destructor\" must be inside of a \"thread\", and not of a callback in it",
        "park | 1:1: \"park\" is a step in C; put it in a \"call\" or a \"thread\"",
        "call { callback { park } } | 1:19: \"park\" is a step in C; put it in a \"call\"",
        "call { grow } | 1:8: \"grow\" is a step in Go; in C put it in a \"callback\"",
        "nofp { } | 1:1: \"nofp\" is a step in C",
        "panics | 1:1: \"panics\" must be inside of a \"recovers\" on the same goroutine",
        "recovers { } panics | 1:14: \"panics\" must be inside of a \"recovers\"",
        "recovers { spawn { panics } } | 1:20: \"panics\" must be inside of a \"recovers\"",
        "recovers { exits { panics } } | 1:20: \"panics\" must be inside of a \"recovers\"",
        "recovers { thread { callback { panics } } } | 1:32: \"panics\" must be inside of a \"recovers\"",
        "gr\u001b[31m | 1:1: \"gr\\u{1b}[31m\" is not a step",
      })
  void bad(String text, String message) {
    StaleframeException error =
        assertThrows(StaleframeException.class, () -> ScriptParser.parse(text));
    assertEquals(ExitCode.USAGE, error.exitCode());
    assertTrue(error.getMessage().startsWith("scenario:" + message), error::getMessage);
  }

  @Test
  void limits() {
    String deep = "spawn { ".repeat(15) + "yield" + " }".repeat(15);
    assertEquals(16, ScriptParser.parse(deep).depth());
    fails("scenario:1:129: \"yield\" is nested deeper than 16", "spawn { " + deep + " }");

    String many = "yield ".repeat(64);
    assertEquals(64, ScriptParser.parse(many).size());
    fails("scenario:1:385: \"yield\" is one too many; the limit is 64 steps", many + "yield");

    String comment = "yield #" + "x".repeat(4096 - 7);
    assertEquals("yield", ScriptParser.parse(comment).toString());
    fails("scenario: 4097 bytes are too long; the limit is 4096", comment + "x");
    fails("scenario:1:1: \"" + "x".repeat(40) + "...\" is not a step", "x".repeat(500));
  }

  @Test
  void whatAReleaseLacks() {
    String text = "coro { yield }";
    assertEquals(text, ScriptParser.parse(text, Release.parse("1.23rc1")).toString());
    StaleframeException error =
        assertThrows(
            StaleframeException.class,
            () -> ScriptParser.parse("yield " + text, Release.parse("1.22.12")));
    assertEquals(
        "scenario:1:7: \"coro\" is not in Go 1.22.12; it needs 1.23 or newer", error.getMessage());
    assertFalse(ScriptParser.parse(text).isIn(Release.parse("1.22.12")));
    assertFalse(ScriptParser.parse("with flight; yield").isIn(Release.parse("1.24.0")));
    assertTrue(ScriptParser.parse("with flight; yield").isIn(Release.parse("1.25rc1")));
    assertFalse(ScriptParser.parse("cleanup { }").isIn(Release.parse("1.23.4")));
    assertTrue(ScriptParser.parse("yield").isIn(Release.parse("1.20")));
  }

  private static void fails(String message, String text) {
    StaleframeException error =
        assertThrows(StaleframeException.class, () -> ScriptParser.parse(text));
    assertTrue(error.getMessage().startsWith(message), error::getMessage);
  }

  /** Each kind in the smallest scenario that has it. */
  @ParameterizedTest
  @EnumSource
  void everyKindOfStep(StepKind kind) {
    String step = Step.of(kind).toString();
    String outer =
        kind.side() == Side.C ? "thread" : kind == StepKind.GOEXIT ? "exits" : "recovers";
    String text = outer + " { " + step + " }";
    assertTrue(ScriptParser.parse(text).has(kind));
    assertEquals(text, ScriptParser.parse(text).toString());
  }

  @Test
  void noScriptIsIllegal() {
    Step park = Step.of(StepKind.PARK);
    assertThrows(IllegalArgumentException.class, () -> new Script(Header.NONE, List.of(park)));
    assertThrows(IllegalArgumentException.class, () -> Step.of(StepKind.SPAWN, park));
    assertThrows(IllegalArgumentException.class, () -> Step.of(StepKind.YIELD, park));
    assertThrows(IllegalArgumentException.class, () -> new Step(StepKind.GROW, 0, List.of()));
    assertThrows(IllegalArgumentException.class, () -> new Step(StepKind.YIELD, 1, List.of()));
    assertThrows(IllegalArgumentException.class, () -> new Actor(ActorKind.PROCS, 1));
    Actor gc = Actor.usual(ActorKind.GC);
    assertThrows(IllegalArgumentException.class, () -> Header.of(gc, gc));
  }

  /** What the fixture reads the same way. */
  @Test
  void asTheFixtureDoes() throws IOException {
    Path file =
        Path.of(System.getProperty("staleframe.home"))
            .resolve("go-fixtures/internal/script/testdata/scenarios.txt");
    List<String> lines =
        Files.readAllLines(file).stream().filter(line -> line.matches("[+-] .*")).toList();
    assertTrue(lines.size() > 80);
    for (String line : lines) {
      String[] halves = line.substring(2).replace("\\n", "\n").split(" => ");
      String expected = halves[halves.length - 1];
      if (line.startsWith("+")) {
        assertEquals(expected, ScriptParser.parse(halves[0]).toString());
        assertEquals(expected, ScriptParser.parse(expected).toString());
      } else {
        fails("scenario:" + expected + ": ", halves[0]);
      }
    }
  }
}
