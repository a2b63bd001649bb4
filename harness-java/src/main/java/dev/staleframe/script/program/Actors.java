package dev.staleframe.script.program;

import dev.staleframe.script.Actor;

/** The statements that start what goes on in the background. */
final class Actors {
  /** What the fixture's package ctraceback does, for who walks stacks of C and Go. */
  private static final String TRACEBACK =
      """
      struct traceback {
      \tuintptr_t context, signal, *pcs, room;
      };

      struct symbol {
      \tuintptr_t pc;
      \tconst char *file;
      \tuintptr_t line;
      \tconst char *function;
      \tuintptr_t entry, more, data;
      };

      static void traceback(struct traceback *t) {
      \tif (t->room > 0) {
      \t\tt->pcs[0] = (uintptr_t)traceback + 1;
      \t}
      \tif (t->room > 1) {
      \t\tt->pcs[1] = 0;
      \t}
      }

      static void set_context(uintptr_t *context) {
      \t*context = 1;
      }

      static void symbolize(struct symbol *s) {
      \ts->function = "some C function";
      \ts->more = 0;
      }

      static void *traceback_function(void) {
      \treturn traceback;
      }

      static void *context_function(void) {
      \treturn set_context;
      }

      static void *symbolizer_function(void) {
      \treturn symbolize;
      }
      """;

  private Actors() {}

  static void start(Actor actor, Body body, Lines to) {
    switch (actor.kind()) {
      case TRACER -> periodic(Helper.TRACER, "traceInCycles", actor, body, to);
      case FLIGHT -> periodic(Helper.FLIGHT, "recordFlight", actor, body, to);
      case GC -> periodic(Helper.GC, "collect", actor, body, to);
      case GOROUTINEPROFILE ->
          periodic(Helper.GOROUTINEPROFILE, "profileGoroutines", actor, body, to);
      case PROCS -> endless(Helper.PROCS, "go changeProcs()", body, to);
      case HEAPPROFILE -> endless(Helper.HEAPPROFILE, "go profileHeap()", body, to);
      case BLOCKPROFILE -> endless(Helper.BLOCKPROFILE, "go profileBlocking()", body, to);
      case MUTEXPROFILE -> endless(Helper.MUTEXPROFILE, "go profileMutexes()", body, to);
      case CPUPROFILE -> {
        body.uses("runtime");
        to.add("runtime.SetCPUProfileRate(1000)");
      }
      case PREEMPT -> signals("syscall.SIGURG", body, to);
      case SIGNALS -> {
        body.uses("os");
        body.uses("os/signal");
        to.add("signal.Notify(make(chan os.Signal, 1), syscall.SIGUSR1)");
        signals("syscall.SIGUSR1", body, to);
      }
      case CGOTRACEBACK -> {
        body.uses("runtime");
        body.inC().add(TRACEBACK, "stdint.h");
        to.add("runtime.SetCgoTraceback(0, C.traceback_function(),");
        to.add("\tC.context_function(), C.symbolizer_function())");
      }
    }
  }

  private static void periodic(Helper helper, String function, Actor actor, Body body, Lines to) {
    body.uses("time");
    endless(helper, "go %s(%d * time.Millisecond)".formatted(function, actor.period()), body, to);
  }

  private static void endless(Helper helper, String statement, Body body, Lines to) {
    body.uses(helper);
    to.add(statement);
  }

  private static void signals(String signal, Body body, Lines to) {
    body.uses("syscall");
    endless(Helper.SIGNALS, "go signalThreads(%s)".formatted(signal), body, to);
  }
}
