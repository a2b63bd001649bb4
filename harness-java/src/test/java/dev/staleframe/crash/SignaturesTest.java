package dev.staleframe.crash;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.staleframe.crash.SignatureMatch.Witness;
import dev.staleframe.release.Release;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SignaturesTest {

  private static String walk(String signal, int read, String caller, int line) {
    return """
    %s
    PC=0x45cfd4 m=4 sigcode=2 addr=0x7f0be4e04f98

    goroutine 0 [idle]:
    runtime.fpTracebackPCs(...)
    \t/go/src/runtime/tracestack.go:%d
    %s(0x1)
    \t/go/src/runtime/tracestack.go:%d +0x2d4
    """
        .formatted(signal, read, caller, line);
  }

  private static String walk(int read, int line) {
    return walk("SIGSEGV: segmentation violation", read, "runtime.traceStack", line);
  }

  private static String check(String print, String reason, String entry) {
    return """
    %s
    fatal error: %s

    runtime stack:
    runtime.throw({0x4ba717?, 0x0?})
    \t/go/src/runtime/panic.go:1067 +0x48

    goroutine 6 gp=0xc000007dc0 m=0 mp=0x569c40 [syscall]:
    %s(0x497b80, 0xc00011ffc8)
    \t/go/src/runtime/cgocall.go:167 +0x4b
    """
        .formatted(print, reason, entry);
  }

  private static Optional<SignatureMatch> match(String log, String release) {
    Optional<Release> known = Optional.ofNullable(release).map(Release::parse);
    return Signatures.match(CrashLogParser.parse(log).first().orElseThrow(), known);
  }

  @Test
  void walkFromSyscallBpIsTheBug() {
    SignatureMatch match = match(walk(258, 113), "1.23.0").orElseThrow();
    assertEquals("69087", match.bug().id());
    assertEquals(Witness.CRASH, match.witness());
    assertEquals("SIGSEGV in runtime.fpTracebackPCs", match.title());
    assertEquals(
        List.of("runtime.fpTracebackPCs tracestack.go:258", "runtime.traceStack tracestack.go:113"),
        match.evidence());
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "unknown",
      value = {
        "1.23rc1, 258, 113, true",
        "1.23rc2, 260, 113, true",
        "1.23.0, 258, 116, false",
        "1.23.0, 258, 107, false",
        "1.24.13, 258, 113, true",
        "1.25.9, 267, 107, true",
        "1.25.9, 267, 122, false",
        "1.25.9, 267, 124, false",
        "1.27.3, 270, 107, true",
        "1.27.3, 258, 113, false",
        "1.22.12, 258, 113, false",
        "1.99.0, 258, 113, false",
        "unknown, 258, 113, true",
        "unknown, 260, 113, true",
        "unknown, 259, 113, false",
        "unknown, 258, 116, false",
        "unknown, 270, 107, false",
      })
  void lineTellsWhereTheWalkBegan(String release, int read, int line, boolean matches) {
    assertEquals(matches, match(walk(read, line), release).isPresent());
  }

  @Test
  void onlyABadReadInTheTracersWalkMatches() {
    String stack = "runtime.traceStack";
    assertTrue(match(walk("SIGBUS: bus error", 258, stack, 113), "1.23.0").isPresent());
    assertFalse(match(walk("SIGQUIT: quit", 258, stack, 113), "1.23.0").isPresent());
    assertFalse(
        match(walk("SIGBUS: bus error", 258, "runtime.saveblockevent", 113), "1.23.0").isPresent());
    String elsewhere = walk(258, 113).replace("tracestack.go:258", "mprof.go:258");
    assertFalse(match(elsewhere, "1.23.0").isPresent());
  }

  @Test
  void walkThatBecameAThrowMatchesToo() {
    String thrown =
        walk(258, 113)
            .replace(
                "SIGSEGV: segmentation violation\nPC=",
                "fatal error: unexpected signal during runtime execution\n"
                    + "[signal SIGSEGV: segmentation violation code=0x1 addr=0x10 pc=0x4]\nPC=")
            .replace(
                "runtime.fpTracebackPCs",
                "runtime.sigpanic()\n\t/go/src/runtime/signal_unix.go:909 +0x1\n"
                    + "runtime.fpTracebackPCs");
    assertTrue(match(thrown, "1.23.0").isPresent());
  }

  @Test
  void bpFoundOutsideOfTheStackAfterACallbackIsTheBug() {
    String print = "entersyscall inconsistent bp 0xc000046790 [0xc000100000,0xc000120000]";
    SignatureMatch match =
        match(check(print, "entersyscall", "runtime.cgocall"), null).orElseThrow();
    assertEquals(Witness.CHECK, match.witness());
    assertEquals("fatal error: entersyscall (inconsistent bp)", match.title());
    assertEquals(List.of(print, "runtime.cgocall cgocall.go:167"), match.evidence());
  }

  @ParameterizedTest
  @CsvSource({
    "entersyscall inconsistent sp 0x1 [0x2;0x3], entersyscall, runtime.cgocall",
    "entersyscall inconsistent 0x1 [0x2;0x3], entersyscall, runtime.cgocall",
    "entersyscall inconsistent bp 0x1 [0x2;0x3], entersyscall, main.clobberEnter",
    "entersyscallblock inconsistent bp 0x1 0x1 0x1 [0x2;0x3], entersyscallblock, runtime.cgocall",
    "entersyscall inconsistent bp 0x1 [0x2;0x3], entersyscallblock, runtime.cgocall",
    "nothing printed, entersyscall, runtime.cgocall",
  })
  void otherChecksAreNot(String print, String reason, String entry) {
    assertFalse(match(check(print, reason, entry), "1.23.1").isPresent());
  }

  @Test
  void checkWithoutStacksIsNotEnough() {
    String print = "entersyscall inconsistent bp 0x1 [0x2,0x3]\nfatal error: entersyscall\n";
    assertFalse(match(print, "1.23.1").isPresent());
  }

  @Test
  void coversReleasesWithKnownLines() {
    assertTrue(Signatures.covers(Release.parse("1.23rc1")));
    assertTrue(Signatures.covers(Release.parse("1.27.3")));
    assertFalse(Signatures.covers(Release.parse("1.22.12")));
  }
}
