package dev.staleframe.script.program;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.staleframe.Golden;
import dev.staleframe.release.Release;
import dev.staleframe.script.Script;
import dev.staleframe.script.ScriptGenerator;
import dev.staleframe.script.ScriptParser;
import java.io.IOException;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class StandaloneProgramTest {
  private static String program(String script) {
    return program(ScriptParser.parse(script));
  }

  private static String program(Script script) {
    StandaloneProgram program = StandaloneProgram.of(script, 100, Map.of("efence", "1"), "");
    assertEquals(Set.of("main.go"), program.files().keySet());
    return program.files().get("main.go");
  }

  @Test
  void theFaultOfIssue69087() throws IOException {
    StandaloneProgram program =
        StandaloneProgram.of(
            ScriptParser.parse("with tracer; call { callback { grow 200 } park }"),
            100,
            Map.of("efence", "1"),
            "Go 1.23rc1 to 1.23.0 crash in runtime.fpTracebackPCs:\nthe tracer walks the freed stack"
                + " from which the callback had moved away. Go 1.23.1 does not.");
    Golden.check("program/issue-69087.go.txt", program.files().get("main.go"));
  }

  @Test
  void everyStep() throws IOException {
    Golden.check(
        "program/every-step.go.txt",
        program(
            "with tracer 5, gc, procs, cpuprofile, preempt; grow hold { shrink } "
                + "call { callback { spawn { yield } lock { sleep } } park scribble { bigframe { "
                + "callback { call { } } } } } thread { callback { defers { channel } } } "
                + "recovers { call { callback { panics } } } exits { repeat 3 { syscall reads } } "
                + "callers dump coro { yield }"));
    Golden.check(
        "program/every-other-step.go.txt",
        program(
            "with race, flight, heapprofile, blockprofile, mutexprofile, goroutineprofile,"
                + " signals, cgotraceback, gcshrinkstackoff=1; noescape { loop 3 { nofp { "
                + "callback { } scribble 4 { callback { mutex } } } } } nocallback { park } "
                + "thread { destructor { callback { stack } } altstack { callback { grow } } } "
                + "deferloop { yield } unwinds { yield } derefs { yield } exits { goexit } "
                + "repeat { pull { yield } next } finalizer { yield } cleanup { yield }"));
  }

  /** Only what a scenario needs is there. */
  @Test
  void withoutC() {
    String text = program("yield");
    assertFalse(text.contains("import \"C\""), text);
    assertTrue(text.contains("import (\n\t\"fmt\"\n\t\"runtime\"\n)\n"), text);
    assertTrue(text.lines().count() < 40, text);
    assertTrue(text.contains("//\tGODEBUG=efence=1 go run main.go\n"), text);
    String bare =
        StandaloneProgram.of(ScriptParser.parse("yield"), 1, Map.of(), "").files().get("main.go");
    assertTrue(bare.contains("//\tgo run main.go\n"), bare);
  }

  @Test
  void helpersAreThereOnceAndOnlyIfCalled() {
    ScriptGenerator generator = new ScriptGenerator(21, Release.parse("1.25.0"));
    for (int i = 0; i < 2000; i++) {
      Script script = generator.at(i);
      String text = program(script);
      for (Helper helper : Helper.values()) {
        String function =
            helper.function().lines().filter(l -> l.startsWith("func ")).findFirst().orElseThrow();
        String name = function.substring("func ".length(), function.indexOf('('));
        int defined = count(text, function);
        int called = count(text, name + "(") - count(helper.function(), name + "(");
        assertEquals(called > 0 ? 1 : 0, defined, () -> helper + " in\n" + text);
      }
      assertEquals(
          text.chars().filter(c -> c == '{').count(),
          text.chars().filter(c -> c == '}').count(),
          text);
    }
  }

  private static int count(String text, String part) {
    return (int)
        Arrays.stream(text.split("\n"))
            .filter(line -> !line.startsWith("//"))
            .filter(line -> line.contains(part))
            .count();
  }

  @ParameterizedTest
  @EnumSource
  void helpersAreWholeFunctions(Helper helper) {
    assertTrue(helper.function().startsWith("// "), helper::function);
    assertTrue(helper.function().endsWith("\n}\n"), helper::function);
    assertFalse(helper.function().contains("package main"), helper::function);
  }
}
