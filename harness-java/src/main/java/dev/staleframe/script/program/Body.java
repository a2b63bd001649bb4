package dev.staleframe.script.program;

import dev.staleframe.script.Step;
import dev.staleframe.script.StepKind;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * The functions that do steps: those in Go, those in C, and what they need. A block in Go becomes a
 * function literal where it stands, or an exported function if C calls it; a block in C becomes a
 * function in C.
 */
final class Body {
  /** Leaves the frame pointer's register to other uses, which the flag {@link #NO_FP} allows. */
  private static final List<String> SCRIBBLE =
      List.of(
          "#if defined(__x86_64__)",
          "\t__asm__ volatile(\"movq $0x5ba1edf9adc0, %%rbp\" ::: \"rbp\");",
          "#elif defined(__aarch64__)",
          "\t__asm__ volatile(\"mov x29, #0x5ba1\" ::: \"x29\");",
          "#endif");

  /** Without it the last call could be a jump, before which the register is put back. */
  private static final String NO_JUMP = "__asm__ volatile(\"\" ::: \"memory\");";

  private static final String NO_FP = "#cgo CFLAGS: -O2 -fomit-frame-pointer";

  private final Set<String> imports = new TreeSet<>();
  private final Set<Helper> helpers = EnumSet.noneOf(Helper.class);
  private final Set<String> preamble = new TreeSet<>();
  private final List<String> inGo = new ArrayList<>();
  private final List<String> prototypes = new ArrayList<>();
  private final List<String> inC = new ArrayList<>();
  private final Map<StepKind, Integer> numbers = new EnumMap<>(StepKind.class);

  /** Packages that are imported. */
  Set<String> imports() {
    return imports;
  }

  /** The functions in Go that C calls, outermost first. */
  List<String> inGo() {
    return inGo;
  }

  /** Whether there is any C. */
  boolean hasC() {
    return !inC.isEmpty();
  }

  /** Helpers that are called. */
  Set<Helper> helpers() {
    return helpers;
  }

  /** What stands above {@code import "C"}: flags, headers, declarations and functions. */
  String preamble() {
    Lines lines = new Lines();
    preamble.forEach(lines::add);
    if (!prototypes.isEmpty()) {
      lines.add("");
      prototypes.forEach(lines::add);
    }
    inC.forEach(function -> lines.add("").addAll(function));
    return lines.toString().stripLeading();
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
      case CALL, THREAD -> to.add("C.%s()".formatted(c(step)));
      case SPAWN -> literal(Helper.SPAWN, "spawn(", step, to);
      case RECOVERS -> literal(Helper.RECOVERS, "recovers(", step, to);
      case CORO -> literal(Helper.CORO, "coro(", step, to);
      case LOCK -> lock(step, to);
      case DEFERS -> {
        go(step.block(), to.open("func() {").open("defer func() {"));
        to.close("}()").close("}()");
      }
      case EXITS -> {
        uses(Helper.SPAWN);
        uses("runtime");
        go(step.block(), to.open("spawn(func() {"));
        to.add("runtime.Goexit()").close("})");
      }
      case REPEAT -> {
        go(step.block(), to.open("for i := 0; i < %d; i++ {".formatted(step.count())));
        to.close("}");
      }
      case PANICS -> to.add("panic(\"on purpose\")");
      case CHANNEL -> call(Helper.CHANNEL, "pingPong()", to);
      case READS -> call(Helper.READS, "readPipe()", to);
      case YIELD -> call("runtime", "runtime.Gosched()", to);
      case CALLERS -> call("runtime", "runtime.Callers(0, make([]uintptr, 64))", to);
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

  private void lock(Step step, Lines to) {
    uses("runtime");
    to.open("func() {").add("runtime.LockOSThread()").add("defer runtime.UnlockOSThread()");
    go(step.block(), to);
    to.close("}()");
  }

  /** Writes a function in C that does a step, and returns its name. */
  private String c(Step step) {
    String name = step.kind().toString() + numbered(step.kind());
    Lines function = new Lines();
    switch (step.kind()) {
      case THREAD -> thread(name, step, function);
      case NOFP -> {
        preamble.add(NO_FP);
        function.open("static __attribute__((noinline)) void %s(void) {".formatted(name));
        SCRIBBLE.forEach(line -> function.addAll(line + "\n"));
        statements(step, function);
        function.add(NO_JUMP).close("}");
      }
      case BIGFRAME -> {
        function.open("static __attribute__((noinline)) void %s(void) {".formatted(name));
        function.add("volatile char frame[64 << 10];").add("frame[0] = 1;");
        statements(step, function);
        function.add("frame[sizeof frame - 1] = frame[0];").close("}");
      }
      default -> {
        function.open("static void %s(void) {".formatted(name));
        statements(step, function);
        function.close("}");
      }
    }
    inC.add(function.toString());
    return name;
  }

  private void thread(String name, Step step, Lines function) {
    preamble.add("#include <pthread.h>");
    function.open("static void *%s_main(void *unused) {".formatted(name));
    statements(step, function);
    function.add("return unused;").close("}").add("");
    function.open("static void %s(void) {".formatted(name)).add("pthread_t thread;");
    function.open("if (pthread_create(&thread, NULL, %s_main, NULL) == 0) {".formatted(name));
    function.add("pthread_join(thread, NULL);").close("}").close("}");
  }

  private void statements(Step step, Lines function) {
    for (Step inner : step.block()) {
      switch (inner.kind()) {
        case CALLBACK -> function.add(exported(inner) + "();");
        case PARK -> {
          preamble.add("#include <unistd.h>");
          function.add("usleep(%d * 1000);".formatted(inner.count()));
        }
        default -> function.add(c(inner) + "();");
      }
    }
  }

  /** Writes a function in Go that C can call, and returns its name. */
  private String exported(Step callback) {
    String name = "goCallback" + numbered(callback.kind());
    prototypes.add("extern void %s(void);".formatted(name));
    int place = inGo.size();
    inGo.add("");
    Lines function = new Lines().add("//export " + name).open("func %s() {".formatted(name));
    go(callback.block(), function);
    inGo.set(place, function.close("}").toString());
    return name;
  }

  private int numbered(StepKind kind) {
    return numbers.merge(kind, 1, Integer::sum);
  }
}
