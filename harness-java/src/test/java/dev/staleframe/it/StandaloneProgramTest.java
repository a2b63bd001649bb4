package dev.staleframe.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.staleframe.command.Command;
import dev.staleframe.command.CommandResult;
import dev.staleframe.command.Environment;
import dev.staleframe.release.InstalledGo;
import dev.staleframe.release.Release;
import dev.staleframe.release.Toolchains;
import dev.staleframe.script.ScriptParser;
import dev.staleframe.script.program.StandaloneProgram;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Programs made from scenarios, built and run as a reader of an issue would. */
@Tag("integration")
class StandaloneProgramTest {
  private static final String ISSUE = "with tracer; call { callback { grow 200 } park }";

  /** Every step, every actor, and builds; the last is not for Go 1.23. */
  private static final List<String> SCRIPTS =
      List.of(
          "grow shrink hold 20 { shrink grow }",
          "with tracer; call { }",
          "with gc; call { callback { } callback { call { callback { yield } } } }",
          "with procs; spawn { grow } channel sleep callers",
          "with preempt; repeat 3 { syscall reads }",
          "with cpuprofile; thread { callback { grow shrink } park 1 }",
          "lock { coro { call { callback { grow } } } }",
          "defers { recovers { defers { panics } } dump }",
          "recovers { call { nofp { callback { hold { lock { panics } } } } park } }",
          "call { bigframe { nofp { callback { exits { sleep } } } } }",
          "recovers { coro { panics } }",
          "with tracer 1, gc; thread { nofp { callback { coro { repeat 2 { call { } } } } } }",
          "call { loop 3 { scribble 2 { callback { mutex } } scribble 4 { callback { grow } } } }",
          "thread { destructor { callback { stack } } altstack { callback { grow } } callback { } }",
          "deferloop { yield } unwinds { derefs { unwinds { panics } } } exits { goexit }",
          "with heapprofile, blockprofile, mutexprofile; finalizer { call { callback { grow } } }",
          "with goroutineprofile, signals, race; repeat 3 { pull { grow } next } pull { } next next",
          "with cgotraceback, cpuprofile, noinline, gcshrinkstackoff=1; call { callback { grow } }",
          "with flight; noescape { callback { cleanup { grow } } } nocallback { park 1 }");

  private final Environment environment = Environment.ofThisProcess();
  private final Toolchains toolchains = new Toolchains(environment, InstalledGo.find(environment));
  private int programs;

  @TempDir private Path folder;

  @Test
  void whatTheyAreFor() throws IOException {
    Path faulty = goroot("1.23.0");
    CommandResult stale = run(build(faulty, ISSUE), "efence=1");
    assertEquals(2, stale.exitCode(), stale::stderr);
    assertTrue(stale.stderr().contains("runtime.fpTracebackPCs"), stale::stderr);
    assertEquals("100 times: " + ISSUE + "\n", stale.stdout());
    ends(build(goroot("1.23.1"), ISSUE), "efence=1", ISSUE);
  }

  @Test
  void everyStepEndsWell() throws IOException {
    Path installed = InstalledGo.find(environment).goroot();
    for (String script : SCRIPTS) {
      ends(build(installed, script), "", script);
      if (ScriptParser.parse(script).isIn(Release.parse("1.23.0"))) {
        ends(build(goroot("1.23.0"), script), "", script);
      }
    }
    CommandResult unformatted =
        go(List.of(installed.resolve("bin/gofmt").toString(), "-l", folder.toString()), Map.of());
    assertEquals("", unformatted.stdout());
    assertTrue(unformatted.ok());
    assertFalse(programs < 2 * SCRIPTS.size() - 1);
  }

  /** The register is in other use when C calls Go: the compiler could undo that before. */
  @Test
  void withoutFramePointers() throws IOException {
    Path binary =
        build(InstalledGo.find(environment).goroot(), "call { scribble { callback { } } }");
    CommandResult code =
        go(List.of("objdump", "-d", "--disassemble=scribble1", binary.toString()), Map.of());
    assertTrue(code.ok(), code::stderr);
    List<String> lines = code.stdout().lines().filter(line -> line.contains("\t")).toList();
    int scribbled = first(lines, "5ba1");
    int called = first(lines, "<goCallback1>");
    assertTrue(scribbled >= 0 && scribbled < called, code::stdout);
    assertTrue(lines.get(called).matches(".*\\b(call|bl)\\b.*"), code::stdout);
  }

  private static int first(List<String> lines, String part) {
    List<String> found = lines.stream().filter(line -> line.contains(part)).toList();
    return found.isEmpty() ? -1 : lines.indexOf(found.get(0));
  }

  private static void ends(Path binary, String godebug, String script) {
    CommandResult result = run(binary, godebug);
    assertEquals(0, result.exitCode(), () -> script + "\n" + result.stderr());
    assertTrue(result.stdout().endsWith(script + "\ndone\n"), result::stdout);
  }

  private Path goroot(String release) {
    return toolchains.provide(Release.parse(release), message -> {}).goroot();
  }

  private Path build(Path goroot, String script) throws IOException {
    Path source = Files.createDirectory(folder.resolve("program-" + ++programs));
    int runs = script.equals(ISSUE) ? 100 : 20;
    StandaloneProgram program =
        StandaloneProgram.of(ScriptParser.parse(script), runs, Map.of("efence", "1"), "");
    for (Map.Entry<String, String> file : program.files().entrySet()) {
      Files.writeString(source.resolve(file.getKey()), file.getValue());
    }
    Path binary = source.resolve("program");
    List<String> argv = new ArrayList<>(List.of(goroot.resolve("bin/go").toString(), "build"));
    argv.addAll(program.flags());
    argv.addAll(List.of("-o", binary.toString(), source.resolve("main.go").toString()));
    CommandResult result = go(argv, Map.of("GOTOOLCHAIN", "local", "GOFLAGS", ""));
    assertTrue(result.ok(), () -> script + "\n" + result.stderr());
    assertEquals("", result.stderr(), "no warnings");
    return binary;
  }

  private CommandResult go(List<String> argv, Map<String, String> variables) {
    Map<String, String> all = new HashMap<>(environment.variables());
    all.putAll(variables);
    return new Command(argv, folder, all, Duration.ofMinutes(5)).run();
  }

  private static CommandResult run(Path binary, String godebug) {
    return new Command(
            List.of(binary.toString()),
            binary.getParent(),
            Map.of("GODEBUG", godebug),
            Duration.ofMinutes(1))
        .run();
  }
}
