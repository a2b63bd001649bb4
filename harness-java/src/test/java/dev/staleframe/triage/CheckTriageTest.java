package dev.staleframe.triage;

import static dev.staleframe.triage.Logs.judge;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CheckTriageTest {

  private static String check(String print, String function, String entry) {
    return """
    %s
    fatal error: %s

    runtime stack:
    runtime.throw({0x4ba717?, 0x0?})
    \truntime/panic.go:1067 +0x48
    runtime.systemstack(0x800000)
    \truntime/asm_amd64.s:514 +0x4a

    goroutine 6 gp=0xc000007dc0 m=0 mp=0x569c40 [syscall]:
    %s(0x497b80, 0xc00011ffc8)
    \truntime/cgocall.go:167 +0x4b fp=0xc000107fa0 sp=0xc000107f68 pc=0x463aeb
    """
        .formatted(print, function, entry);
  }

  /** The right pointer is ...7f90; a stale one differs from it by a multiple of 2048. */
  @ParameterizedTest
  @CsvSource(
      nullValues = "none",
      value = {
        "inconsistent bp 0xc000040790 [0x1;0x2], runtime.cgocall, 1.23.0, THIS",
        "inconsistent bp 0xc000040790 [0x1;0x2], runtime.cgocall, none, THIS",
        "inconsistent bp 0xc000040790 [0x1;0x2], runtime.cgocall, 1.23.1, THIS",
        "inconsistent bp 0xc000040798 [0x1;0x2], runtime.cgocall, 1.23.0, THIS",
        "inconsistent bp 0xc000040798 [0x1;0x2], runtime.cgocall, none, CONSISTENT",
        "inconsistent bp 0xc000040798 [0x1;0x2], runtime.cgocall, 1.23.1, CONSISTENT",
        "inconsistent bp 0x60 [0x1;0x2], main.enter, 1.23.1, LOOKALIKE",
        "inconsistent sp 0xc000040790 [0x1;0x2], runtime.cgocall, 1.23.1, LOOKALIKE",
        "inconsistent 0xc000040790 [0x1;0x2], runtime.cgocall, 1.23.0, LOOKALIKE",
      })
  void pointerAndEntryDecide(String print, String entry, String release, TriageVerdict verdict) {
    String log = check("entersyscall " + print.replace(';', ','), "entersyscall", entry);
    String[] releases = release == null ? new String[0] : new String[] {release};
    assertEquals(verdict, judge(log, releases).verdict());
  }

  @Test
  void checkOfABlockingCallIsALookalike() {
    String log =
        check(
            "entersyscallblock inconsistent bp 0x1 0x2 0x1 [0x1,0x2]",
            "entersyscallblock",
            "runtime.cgocall");
    assertEquals(TriageVerdict.LOOKALIKE, judge(log, "1.23.1").verdict());
  }

  @Test
  void withoutTheGoroutineItIsConsistent() {
    String log = check("entersyscall inconsistent bp 0x1 [0x1,0x2]", "entersyscall", "x");
    String cut = log.substring(0, log.indexOf("goroutine 6"));
    assertEquals(TriageVerdict.CONSISTENT, judge(cut, "1.23.0").verdict());
  }

  /** The message is the first line, and easily lost. */
  @Test
  void withoutTheMessageTheGoroutineTells() {
    String inC = check("", "entersyscall", "runtime.cgocall");
    String elsewhere = check("", "entersyscall", "main.enter");
    assertEquals(TriageVerdict.CONSISTENT, judge(inC, "1.23.0").verdict());
    assertEquals(TriageVerdict.LOOKALIKE, judge(elsewhere, "1.23.1").verdict());
  }

  @Test
  void withNeitherThereIsNotEnough() {
    assertEquals(TriageVerdict.INSUFFICIENT, judge("fatal error: entersyscall\n").verdict());
  }
}
