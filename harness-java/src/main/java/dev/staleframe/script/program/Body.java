package dev.staleframe.script.program;

import dev.staleframe.script.Step;
import dev.staleframe.script.StepKind;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * The functions that do steps in Go, and what they need. A block becomes a function literal where
 * it stands, or an exported function if C calls it.
 */
final class Body {
  private final Set<String> imports = new TreeSet<>();
  private final Set<Helper> helpers = EnumSet.noneOf(Helper.class);
  private final List<String> inGo = new ArrayList<>();
  private final CBody inC = new CBody(this::exported);

  /** Packages that are imported. */
  Set<String> imports() {
    return imports;
  }

  /** The functions in Go that C calls, outermost first. */
  List<String> inGo() {
    return inGo;
  }

  /** The C that it has. */
  CBody inC() {
    return inC;
  }

  /** Helpers that are called. */
  Set<Helper> helpers() {
    return helpers;
  }

  /** Notes that a helper is called. */
  void uses(Helper helper) {
    helpers.add(helper);
    imports.addAll(helper.imports());
  }

  /** Notes that a package is used. */
  void uses(String imported) {
    imports.add(imported);
  }

  /** Writes steps in Go. */
  void go(List<Step> steps, Lines to) {
    steps.forEach(step -> go(step, to));
  }

  private void go(Step step, Lines to) {
    switch (step.kind()) {
      case GROW -> call(Helper.GROW, "grow(%d)".formatted(step.count()), to);
      case HOLD -> literal(Helper.HOLD, "hold(%d, ".formatted(step.count()), step, to);
      case SHRINK -> call(Helper.SHRINK, "shrink()", to);
      case CALL, NOESCAPE, NOCALLBACK, THREAD -> to.add("C.%s()".formatted(inC.function(step)));
      case SPAWN -> literal(Helper.SPAWN, "spawn(", step, to);
      case RECOVERS -> literal(Helper.RECOVERS, "recovers(", step, to);
      case DEREFS -> literal(Helper.DEREFS, "derefs(", step, to);
      case CORO -> literal(Helper.CORO, "coro(", step, to);
      case FINALIZER -> literal(Helper.FINALIZER, "finalizer(", step, to);
      case CLEANUP -> literal(Helper.CLEANUP, "cleanup(", step, to);
      case LOCK -> lock(step, to);
      case DEFERS -> defers(step, to.open("func() {")).close("}()");
      case DEFERLOOP -> {
        to.open("func() {").open("for i := 1; i < %d; i++ {".formatted(step.count()));
        defers(step, to.add("defer func() {}()").close("}")).close("}()");
      }
      case UNWINDS -> {
        uses(Helper.RECOVERS);
        defers(step, to.open("recovers(func() {")).add("panic(\"on purpose\")").close("})");
      }
      case EXITS -> {
        uses(Helper.SPAWN);
        uses("runtime");
        go(step.block(), to.open("spawn(func() {"));
        to.add("runtime.Goexit()").close("})");
      }
      case REPEAT -> repeat(step, to);
      case PULL -> {
        uses(Helper.PULL);
        go(step.block(), to.open("defer pull(func() {"));
        to.close("})()");
      }
      default -> leaf(step, to);
    }
  }

  /** One without a block. */
  private void leaf(Step step, Lines to) {
    switch (step.kind()) {
      case PANICS -> to.add("panic(\"on purpose\")");
      case GOEXIT -> call("runtime", "runtime.Goexit()", to);
      case CHANNEL -> call(Helper.CHANNEL, "pingPong()", to);
      case MUTEX -> call(Helper.MUTEX, "contend()", to);
      case READS -> call(Helper.READS, "readPipe()", to);
      case NEXT -> {
        if (helpers.contains(Helper.PULL)) { // Otherwise there is nothing to resume.
          to.add("resume()");
        }
      }
      case YIELD -> call("runtime", "runtime.Gosched()", to);
      case CALLERS -> call("runtime", "runtime.Callers(0, make([]uintptr, 64))", to);
      case STACK -> call("runtime", "runtime.Stack(make([]byte, 64<<10), false)", to);
      case DUMP -> call("runtime", "runtime.Stack(make([]byte, 64<<10), true)", to);
      case SLEEP -> call("time", "time.Sleep(%d * time.Microsecond)".formatted(step.count()), to);
      case SYSCALL -> call("syscall", "syscall.Syscall(syscall.SYS_GETPPID, 0, 0, 0)", to);
      default -> throw new IllegalArgumentException(step.kind() + " in Go");
    }
  }

  private void call(Helper helper, String line, Lines to) {
    uses(helper);
    to.add(line);
  }

  private void call(String imported, String line, Lines to) {
    uses(imported);
    to.add(line);
  }

  private void literal(Helper helper, String call, Step step, Lines to) {
    uses(helper);
    go(step.block(), to.open(call + "func() {"));
    to.close("})");
  }

  private Lines defers(Step step, Lines to) {
    go(step.block(), to.open("defer func() {"));
    return to.close("}()");
  }

  private void lock(Step step, Lines to) {
    uses("runtime");
    to.open("func() {").add("runtime.LockOSThread()").add("defer runtime.UnlockOSThread()");
    go(step.block(), to);
    to.close("}()");
  }

  /** What is pulled lasts as long as a function. */
  private void repeat(Step step, Lines to) {
    boolean pulls = step.block().stream().anyMatch(inner -> inner.kind() == StepKind.PULL);
    to.open("for i := 0; i < %d; i++ {".formatted(step.count()));
    if (pulls) {
      to.open("func() {");
    }
    go(step.block(), to);
    if (pulls) {
      to.close("}()");
    }
    to.close("}");
  }

  /** Writes a function in Go that C can call by that name. */
  private void exported(String name, List<Step> steps) {
    int place = inGo.size();
    inGo.add("");
    Lines function = new Lines().add("//export " + name).open("func %s() {".formatted(name));
    go(steps, function);
    inGo.set(place, function.close("}").toString());
  }
}
