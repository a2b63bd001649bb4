package dev.staleframe.triage;

import dev.staleframe.crash.Crash;
import dev.staleframe.crash.CrashLogParser;
import dev.staleframe.release.Release;
import java.util.Set;
import java.util.TreeSet;

/** Crash logs made up line by line, for tables. */
final class Logs {
  static final String CGOCALL = "runtime.cgocall";

  private Logs() {}

  /** The tracer's crash, with the goroutine that it walked. */
  static String walk(int line, String address, String walked) {
    return """
    SIGSEGV: segmentation violation
    PC=0x45cfd4 m=4 sigcode=1 addr=%s

    goroutine 0 gp=0xc000008fc0 m=3 mp=0xc000030e08 [idle]:
    runtime.fpTracebackPCs(...)
    \truntime/tracestack.go:258
    runtime.traceStack(0xc000009a40?, 0x200000004?, 0x1)
    \truntime/tracestack.go:%d +0x2d4 fp=0x7f1c370fddf8 sp=0x7f1c370fd990 pc=0x45cfd4
    runtime.traceAdvance.func1.1()
    \truntime/trace.go:398 +0xbd fp=0x7f1c370fde50 sp=0x7f1c370fddf8 pc=0x453c9d

    goroutine 1 gp=0xc0000081c0 m=3 mp=0xc000030e08 [trace goroutine status]:
    runtime.systemstack_switch()
    \truntime/asm_amd64.s:479 +0x8

    %s
    """
        .formatted(address, line, walked);
  }

  /** The goroutine walked, in this function; the frame ends at 0xc000107fa0. */
  static String goroutine(String state, String function) {
    return """
    goroutine 4 gp=0xc000009a40 m=0 mp=0x569c40 [%s]:
    %s(0x497900, 0x7fc091437fc8)
    \truntime/x.go:167 +0x4b fp=0xc000107fa0 sp=0xc000107f68 pc=0x463aeb
    main._Cfunc_receive(0x40)
    \t_cgo_gotypes.go:52 +0x45

    """
        .formatted(state, function);
  }

  /** Another goroutine, in a callback from the C function behind this stub. */
  static String inCallback(String stub) {
    return """
    goroutine 5 gp=0xc000009c00 m=nil [select, locked to thread]:
    main.onMessage()
    \t/src/main.go:12 +0x1
    runtime.cgocallbackg1(0x1, 0x2, 0x0)
    \truntime/cgocall.go:420 +0x1
    runtime.cgocallbackg(0x1, 0x2, 0x0)
    \truntime/cgocall.go:351 +0x1
    runtime.cgocallback(0x1, 0x2, 0x0)
    \truntime/asm_amd64.s:1084 +0x1
    runtime.systemstack_switch()
    \truntime/asm_amd64.s:479 +0x8
    runtime.cgocall(0x1, 0x2)
    \truntime/cgocall.go:175 +0x1
    %s(0x40)
    \t_cgo_gotypes.go:52 +0x45

    """
        .formatted(stub);
  }

  static Judgement judge(String log, String... releases) {
    return Triage.judge(crash(log), releases(releases));
  }

  static Crash crash(String log) {
    return CrashLogParser.parse(log).first().orElseThrow();
  }

  static Set<Release> releases(String... names) {
    Set<Release> releases = new TreeSet<>();
    for (String name : names) {
      releases.add(Release.parse(name));
    }
    return releases;
  }
}
