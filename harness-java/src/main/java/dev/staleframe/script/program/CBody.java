package dev.staleframe.script.program;

import dev.staleframe.script.Step;
import dev.staleframe.script.StepKind;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;

/**
 * The functions that do steps in C, and what they need. A block becomes a function, but for that of
 * a loop.
 */
final class CBody {
  private static final String NO_FP = "#cgo CFLAGS: -O2 -fomit-frame-pointer";
  private static final String FUNCTION = "static __attribute__((noinline)) void %s(void) {";

  /** Without it the last call could be a jump, before which the register is put back. */
  private static final String NO_JUMP = "__asm__ volatile(\"\" ::: \"memory\");";

  /** What is in the register, by number; the fixture's are the same. */
  private static final List<String> SCRIBBLES =
      List.of("(void *)0x5ba1edf9adc0", "(void *)7", "(void *)0", "endless");

  private final BiConsumer<String, List<Step>> export;
  private final Set<String> directives = new TreeSet<>();
  private final Set<String> headers = new TreeSet<>();
  private final List<String> declarations = new ArrayList<>();
  private final List<String> functions = new ArrayList<>();
  private final Map<StepKind, Integer> numbers = new EnumMap<>(StepKind.class);

  /**
   * @param export makes a function in Go that C can call, by name and steps
   */
  CBody(BiConsumer<String, List<Step>> export) {
    this.export = export;
  }

  /** Whether there is any. */
  boolean some() {
    return !functions.isEmpty();
  }

  /** What stands above {@code import "C"}: directives, headers, declarations and functions. */
  String preamble() {
    Lines lines = new Lines();
    directives.forEach(lines::add);
    headers.forEach(header -> lines.add("#include <%s>".formatted(header)));
    if (!declarations.isEmpty()) {
      lines.add("");
      declarations.forEach(lines::add);
    }
    functions.forEach(function -> lines.add("").addAll(function));
    return lines.toString().stripLeading();
  }

  /** Adds functions as they are, and the headers that they need. */
  void add(String text, String... needed) {
    functions.add(text);
    headers.addAll(List.of(needed));
  }

  /** Writes a function that does the block of a step, and returns its name. */
  String function(Step step) {
    String name = step.kind().toString() + numbered(step.kind());
    Lines function = new Lines();
    switch (step.kind()) {
      case THREAD -> thread(name, step, function);
      case ALTSTACK -> altstack(name, step, function);
      case DESTRUCTOR -> destructor(name, step, function);
      case SCRIBBLE -> scribble(name, step, function);
      case BIGFRAME -> {
        function.open(FUNCTION.formatted(name));
        function.add("volatile char frame[64 << 10];").add("frame[0] = 1;");
        statements(step, function);
        function.add("frame[sizeof frame - 1] = frame[0];").close("}");
      }
      default -> {
        annotate(step.kind(), name);
        function.open("static void %s(void) {".formatted(name));
        statements(step, function);
        function.close("}");
      }
    }
    functions.add(function.toString());
    return name;
  }

  private void annotate(StepKind kind, String name) {
    switch (kind) {
      case NOESCAPE -> directives.add("#cgo noescape " + name);
      case NOCALLBACK -> directives.add("#cgo nocallback " + name);
      case NOFP -> directives.add(NO_FP);
      default -> {}
    }
  }

  private void thread(String name, Step step, Lines function) {
    headers.add("pthread.h");
    function.open("static void *%s_main(void *unused) {".formatted(name));
    statements(step, function);
    function.add("return unused;").close("}").add("");
    function.open("static void %s(void) {".formatted(name)).add("pthread_t thread;");
    function.open("if (pthread_create(&thread, NULL, %s_main, NULL) == 0) {".formatted(name));
    function.add("pthread_join(thread, NULL);").close("}").close("}");
  }

  private void altstack(String name, Step step, Lines function) {
    headers.addAll(List.of("stdlib.h", "ucontext.h"));
    function.open("static void %s_main(void) {".formatted(name));
    statements(step, function);
    function.close("}").add("");
    function.open("static void %s(void) {".formatted(name));
    function.add("ucontext_t here, there;").add("size_t size = 1 << 20;");
    function.add("getcontext(&there);").add("there.uc_stack.ss_sp = malloc(size);");
    function.add("there.uc_stack.ss_size = size;").add("there.uc_link = &here;");
    function.add("makecontext(&there, %s_main, 0);".formatted(name));
    function.add("swapcontext(&here, &there);").add("free(there.uc_stack.ss_sp);").close("}");
  }

  private void destructor(String name, Step step, Lines function) {
    headers.add("pthread.h");
    function.open("static void %s_main(void *unused) {".formatted(name));
    statements(step, function);
    function.close("}").add("");
    function.open("static void %s(void) {".formatted(name));
    function.add("static pthread_key_t key;").add("static int made;");
    function
        .open("if (!made) {")
        .add("made = pthread_key_create(&key, %s_main) == 0;".formatted(name));
    function.close("}").add("pthread_setspecific(key, &key);").close("}");
  }

  private void scribble(String name, Step step, Lines function) {
    directives.add(NO_FP);
    String value = SCRIBBLES.get(step.count() - 1);
    String endless = "static void *endless[2] = {endless, endless};";
    if (value.equals("endless") && !declarations.contains(endless)) {
      declarations.add(endless);
    }
    function.open(FUNCTION.formatted(name));
    function.addAll("#if defined(__x86_64__)\n");
    function.add(
        "__asm__ volatile(\"movq %%0, %%%%rbp\" :: \"r\"(%s) : \"rbp\");".formatted(value));
    function.addAll("#elif defined(__aarch64__)\n");
    function.add("__asm__ volatile(\"mov x29, %%0\" :: \"r\"(%s) : \"x29\");".formatted(value));
    function.addAll("#endif\n");
    statements(step, function);
    function.add(NO_JUMP).close("}");
  }

  private void statements(Step step, Lines function) {
    for (Step inner : step.block()) {
      switch (inner.kind()) {
        case CALLBACK -> function.add(exported(inner) + "();");
        case PARK -> {
          headers.add("unistd.h");
          function.add("usleep(%d * 1000);".formatted(inner.count()));
        }
        case LOOP -> {
          function.open("for (int i = 0; i < %d; i++) {".formatted(inner.count()));
          statements(inner, function);
          function.close("}");
        }
        default -> function.add(function(inner) + "();");
      }
    }
  }

  private String exported(Step callback) {
    String name = "goCallback" + numbered(callback.kind());
    declarations.add("extern void %s(void);".formatted(name));
    export.accept(name, callback.block());
    return name;
  }

  private int numbered(StepKind kind) {
    return numbers.merge(kind, 1, Integer::sum);
  }
}
