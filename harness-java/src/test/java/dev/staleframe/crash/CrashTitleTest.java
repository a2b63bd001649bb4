package dev.staleframe.crash;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CrashTitleTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "panic: first [recovered]|panic: first",
        "panic: first [recovered, repanicked]|panic: first",
        "panic: runtime error: index out of range [5] with length 3"
            + "|panic: runtime error: index out of range",
        "panic: runtime error: slice bounds out of range [:7] with capacity 3"
            + "|panic: runtime error: slice bounds out of range",
        "panic: test timed out after 40m0s|panic: test timed out after NUMmNUMs",
        "panic: (main.point) 0x4dd198|panic: (main.point) ADDR",
        "panic: sha256: bad length 7|panic: sha256: bad length NUM",
        "fatal error: all goroutines are asleep - deadlock!"
            + "|fatal error: all goroutines are asleep - deadlock!",
        "fatal: morestack on g0|fatal error: morestack on g0",
      })
  void firstLineWithoutWhatVaries(String line, String title) {
    assertEquals(title, title(line));
  }

  @Test
  void timesInMinutesAreOneTitle() {
    assertEquals(title("panic: timeout 39m59s"), title("panic: timeout 4m1s"));
  }

  @Test
  void signalNamesTheFunctionItStruck() {
    String stack =
        """

        goroutine 1 [running]:
        runtime.throw({0x1, 0x2})
        \t/go/src/runtime/panic.go:1 +0x1
        runtime.sigpanic()
        \t/go/src/runtime/signal_unix.go:1 +0x1
        runtime.saveblockevent(0x1)
        \t/go/src/runtime/mprof.go:1 +0x1
        """;
    String signal = "[signal SIGBUS: bus error code=0x1 addr=0x10 pc=0x4]\n";
    String expected = "SIGBUS in runtime.saveblockevent";
    String unexpected = "fatal error: unexpected signal during runtime execution\n";
    assertEquals(expected, title(unexpected + signal + stack));
    assertEquals(expected, title("fatal error: fault\n" + signal + stack));
    assertEquals("SIGSEGV", title("SIGSEGV: segmentation violation\nPC=0x1 m=0 sigcode=1\n"));
  }

  @Test
  void signalInCNamesNoGoFunction() {
    String cgo = "PC=0x1 m=0 sigcode=1\nsignal arrived during cgo execution\n";
    String stack = "\ngoroutine 1 [syscall]:\nruntime.cgocall(0x1)\n\t/cgocall.go:157 +0x5\n";
    assertEquals("SIGABRT in C code", title("SIGABRT: abort\n" + cgo + stack));
    assertEquals("SIGQUIT: goroutine dump", title("SIGQUIT: quit\n" + cgo + stack));
  }

  @Test
  void signalThrownFromTheSystemStackDuringACallToCIsInC() {
    String signal = "[signal SIGSEGV: segmentation violation code=0x1 addr=0x8 pc=0x4]\n";
    String throwing = "\nruntime stack:\nruntime.throw({0x1, 0x2})\n\t/panic.go:1047 +0x5\n";
    String cgo = "\ngoroutine 1 [syscall]:\nruntime.cgocall(0x1)\n\t/cgocall.go:157 +0x5\n";
    String error = "fatal error: unexpected signal during runtime execution\n";
    assertEquals("SIGSEGV in C code", title(error + signal + throwing + cgo));
    assertEquals("SIGSEGV", title(error + signal + throwing));
  }

  /** Go 1.27 prints some of them whole. */
  @Test
  void typeArgumentsAreLeftOut() {
    String log = "SIGBUS: bus error\n\ngoroutine 0 [idle]:\n%s(0x1)\n\t/a.go:1 +0x1\n";
    String whole = "main.f[go.shape.struct { A int \"]][\" }]-range1";
    assertEquals("SIGBUS in main.f[...]-range1", title(log.formatted(whole)));
    assertEquals(
        "SIGBUS in main.(*list[...]).Map[...]", title(log.formatted("main.(*list[...]).Map[...]")));
  }

  @Test
  void exceptionOfWindowsIsASignal() {
    assertEquals(
        "Exception 0xc0000005 in main.f",
        title(
            "Exception 0xc0000005 0x0 0x8 0x7ff6\nPC=0x7ff6\n\n"
                + "goroutine 0 [idle]:\nmain.f()\n\tC:/a.go:1 +0x1\n"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "entersyscall inconsistent bp 0x1 [0x2,0x3]|entersyscall|inconsistent bp",
        "entersyscall inconsistent sp 0x1 [0x2,0x3]|entersyscall|inconsistent sp",
        "entersyscall inconsistent 0x1 [0x2,0x3]|entersyscall|inconsistent sp",
        "entersyscallblock inconsistent bp 0x1 0x1 0x1 [0x2,0x3]|entersyscallblock|inconsistent bp",
      })
  void syscallCheckSaysWhichPointer(String print, String reason, String which) {
    assertEquals(
        "fatal error: " + reason + " (" + which + ")",
        title(print + "\nfatal error: " + reason + "\n"));
  }

  @Test
  void syscallThrowWithoutItsPrintHasAPlainTitle() {
    assertEquals("fatal error: entersyscall", title("fatal error: entersyscall\n"));
  }

  private static String title(String log) {
    return CrashLogParser.parse(log).first().orElseThrow().title();
  }
}
