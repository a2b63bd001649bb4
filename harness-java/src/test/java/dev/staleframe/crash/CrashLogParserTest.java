package dev.staleframe.crash;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.staleframe.crash.Crash.Kind;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class CrashLogParserTest {

  private static Crash only(String text) {
    CrashLog log = CrashLogParser.parse(text);
    assertEquals(1, log.crashes().size(), text);
    return log.crashes().get(0);
  }

  @Test
  void programThatEndsWellHasNoCrash() {
    String[] outputs = {
      "",
      "done\n",
      "\n\n\n",
      "goroutine 1 [running]:\nmain.main()\n\t/a.go:1 +0x1\n",
      "no panic: really\n",
      "SIGSEGV: ignored by us\n",
      "SIGUSR1: reloading\n",
      "x.c:1:10: fatal error: y.h: No such file or directory\n",
    };
    for (String output : outputs) {
      assertEquals(List.of(), CrashLogParser.parse(output).crashes(), output);
    }
  }

  @Test
  void signalLineHasItsNumbers() {
    Crash crash =
        only(
            "SIGSEGV: segmentation violation\nPC=0x47ed94 m=9 sigcode=128 addr=0xffffffffffffffff");
    assertEquals(Kind.SIGNAL, crash.kind());
    assertEquals("segmentation violation", crash.reason());
    assertEquals(
        new Fault(
            "SIGSEGV",
            OptionalLong.of(0x47ed94),
            OptionalLong.of(9),
            OptionalLong.of(128),
            OptionalLong.of(-1)),
        crash.fault().orElseThrow());
    assertFalse(crash.duringCgo());
  }

  @Test
  void negativeSigcodeIsPrintedUnsigned() {
    Crash crash =
        only(
            """
            SIGABRT: abort
            PC=0x7f0499a5be2c m=8 sigcode=18446744073709551610
            signal arrived during cgo execution
            """);
    assertEquals(OptionalLong.of(-6), crash.fault().orElseThrow().code());
    assertTrue(crash.duringCgo());
    assertEquals(3, crash.message().size());
  }

  @Test
  void panicFromSignalHasTheSignal() {
    Crash crash =
        only(
            """
            panic: runtime error: invalid memory address or nil pointer dereference
            [signal SIGSEGV: segmentation violation code=0x1 addr=0x28 pc=0x1385f7c]

            goroutine 1 [running]:
            main.main()
            \t/src/main.go:3 +0x1d
            """);
    Fault fault = crash.fault().orElseThrow();
    assertEquals("SIGSEGV", fault.signal());
    assertEquals(OptionalLong.of(0x28), fault.address());
    assertEquals(OptionalLong.of(0x1385f7c), fault.pc());
    assertEquals(OptionalLong.of(1), crash.crashing().orElseThrow().id());
  }

  @Test
  void messageHasWhatTheRuntimePrintedJustBefore() {
    String print = "entersyscall inconsistent bp 0x1 [0x2,0x3]";
    Crash crash = only("hello\n" + print + "\nprogram's own\nfatal error: entersyscall\n");
    assertEquals(List.of(print, "fatal error: entersyscall"), crash.message());

    Crash late = only(print + "\nother".repeat(20) + "\nfatal error: entersyscall\n");
    assertEquals(List.of("fatal error: entersyscall"), late.message());
  }

  @Test
  void messageOfSeveralLinesEndsAtTheFirstEmptyOne() {
    Crash crash = only("panic: a\n\tb\n\tpanic: c\n\nexit status 2\n");
    assertEquals(List.of("panic: a", "\tb", "\tpanic: c"), crash.message());
    assertEquals(Optional.empty(), crash.crashing());
  }

  @Test
  void frameHasEveryPart() {
    Frame frame =
        only("""
        panic: x

        goroutine 1 gp=0xc000002380 m=0 mp=0x55 [running, locked to thread]:
        main.(*T).run({0x1, 0x2}, ...)
        \tC:/my files/main.go:12 +0x5c fp=0x10 sp=0x8 pc=0x45cfd4
        """)
            .topFrames(1)
            .get(0);
    assertEquals("main.(*T).run", frame.function());
    assertEquals("{0x1, 0x2}, ...", frame.arguments());
    assertEquals("C:/my files/main.go", frame.file());
    assertEquals(12, frame.line());
    assertEquals(OptionalLong.of(0x5c), frame.offset());
    assertEquals(OptionalLong.of(0x10), frame.fp());
    assertEquals(OptionalLong.of(0x8), frame.sp());
    assertEquals(OptionalLong.of(0x45cfd4), frame.pc());
    assertEquals("main.(*T).run main.go:12", frame.place());
    assertFalse(frame.inlined());
  }

  @Test
  void goroutineEndsWithWhoCreatedIt() {
    Crash crash =
        only(
            """
            panic: x

            goroutine 7 [running]:
            main.f(...)
            \t/src/main.go:9
            created by main.main in goroutine 1
            \t/src/main.go:3 +0x1a
            [originating from goroutine 1]:
            main.main(...)
            \t/src/main.go:3 +0x1a
            """);
    Goroutine goroutine = crash.crashing().orElseThrow();
    assertEquals(
        List.of("main.f main.go:9"), goroutine.frames().stream().map(Frame::place).toList());
    assertTrue(goroutine.frames().get(0).inlined());
    Creation creation = goroutine.createdBy().orElseThrow();
    assertEquals("main.main main.go:3", creation.site().place());
    assertEquals(OptionalLong.of(1), creation.goroutine());
  }

  @Test
  void unwinderNoiseAndRegistersAreNotFrames() {
    Crash crash =
        only(
            """
            SIGSEGV: segmentation violation
            PC=0x464585 m=12 sigcode=1

            goroutine 0 [idle]:
            runtime.(*unwinder).next(0x1)
            \t/usr/local/go/src/runtime/traceback.go:460 +0x5
            runtime: g 0: unexpected return pc for runtime.(*unwinder).next called from 0x146f0
            stack: frame={sp:0x7f, fp:0x7f} stack=[0x1,0x2)
            0x00007f: 0x0000 <runtime.main+0x1c>  0x00
            ...additional frames elided...

            rax    0x0
            rip    0x464585
            """);
    assertEquals(1, crash.goroutines().size());
    assertEquals(1, crash.topFrames(10).size());
  }

  @Test
  void dumpsOfOtherThreadsBelongToTheCrash() {
    Crash crash =
        only(
            """
            SIGSEGV: segmentation violation
            PC=0x1 m=0 sigcode=1 addr=0x8

            goroutine 0 [idle]:
            main.a()
            \t/src/a.go:1 +0x1

            -----

            SIGQUIT: quit
            PC=0x2 m=5 sigcode=0

            goroutine 0 [idle]:
            main.b()
            \t/src/b.go:1 +0x1
            """);
    assertEquals(2, crash.goroutines().size());
    assertEquals(OptionalLong.of(1), crash.fault().orElseThrow().pc());
    assertFalse(crash.isDump());
  }

  @Test
  void crashesOfSeveralProgramsAreKeptApart() {
    CrashLog log =
        CrashLogParser.parse(
            "panic: a\n\ngoroutine 1 [running]:\nmain.a()\n\t/a.go:1\n\nexit status 2\n"
                + "SIGQUIT: quit\nPC=0x1 m=0 sigcode=0\n\ngoroutine 0 [idle]:\n");
    assertEquals(
        List.of("panic: a", "SIGQUIT: goroutine dump"),
        log.crashes().stream().map(Crash::title).toList());
    assertTrue(log.crashes().get(1).isDump());
  }

  @Test
  void inputWithoutBoundsIsKeptWithinTheLimits() {
    CrashLog longLine = CrashLogParser.parse("panic: " + "x".repeat(10_000_000) + "\n");
    assertEquals(CrashLogParser.MAX_LINE, longLine.crashes().get(0).message().get(0).length());

    String frames = "main.f(0x1)\n\t/a.go:1 +0x1\n".repeat(CrashLogParser.MAX_FRAMES + 1);
    CrashLog deep = CrashLogParser.parse("panic: x\n\ngoroutine 1 [running]:\n" + frames);
    assertTrue(deep.capped());
    assertEquals(CrashLogParser.MAX_FRAMES, deep.crashes().get(0).topFrames(9999).size());

    String stacks = "\ngoroutine 1 [running]:\n".repeat(CrashLogParser.MAX_GOROUTINES + 1);
    CrashLog wide = CrashLogParser.parse("panic: x\n" + stacks);
    assertTrue(wide.capped());
    assertEquals(CrashLogParser.MAX_GOROUTINES, wide.crashes().get(0).goroutines().size());

    CrashLog many = CrashLogParser.parse("panic: x\n".repeat(CrashLogParser.MAX_CRASHES + 1));
    assertTrue(many.capped());
    assertEquals(CrashLogParser.MAX_CRASHES, many.crashes().size());

    CrashLog wordy = CrashLogParser.parse("panic: x\n" + "y\n".repeat(100));
    assertTrue(wordy.capped());
    assertEquals(CrashLogParser.MAX_MESSAGE_LINES, wordy.crashes().get(0).message().size());
  }

  /** The name of the function that made the goroutine was lost. */
  @Test
  void creatorWithoutANameIsRead() {
    String log =
        "fatal error: x\n\ngoroutine 2 [running]:\nmain.f()\n\ta.go:1\ncreated by in goroutine 1\n\ta.go:2\n";
    assertEquals(1, CrashLogParser.parse(log).first().orElseThrow().goroutines().size());
  }

  /** Each thread that throws prints its message, the first one its stack. */
  @Test
  void theSameThrowOfTwoThreadsIsOneCrash() {
    String twice = "a inconsistent\nfatal error: a\na inconsistent\nfatal error: a\n";
    String stack = "\ngoroutine 2 [running]:\nmain.f()\n\ta.go:1\n";

    CrashLog log = CrashLogParser.parse(twice + stack);
    assertEquals(1, log.crashes().size());
    assertEquals(1, log.crashes().get(0).goroutines().size());
    assertEquals(3, log.crashes().get(0).message().size());
    String other = twice.replaceFirst("fatal error: a", "fatal error: b");
    assertEquals(2, CrashLogParser.parse(other + stack).crashes().size());
    assertEquals(2, CrashLogParser.parse(twice + stack + twice + stack).crashes().size());
  }
}
