package dev.staleframe.dating;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.staleframe.crash.CrashLogParser;
import dev.staleframe.release.Release;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ReleaseDatingTest {
  /** The frames of issue 69085's report, which 1.23rc1 to 1.23.0 have. */
  private static final String ISSUE =
      """
      SIGSEGV: segmentation violation
      PC=0x47ed94 m=9 sigcode=128 addr=0x0

      goroutine 0 gp=0x1 m=9 mp=0x2 [idle]:
      runtime.fpTracebackPCs(...)
      \t{src}runtime/tracestack.go:258
      runtime.traceStack(0x1, 0x2)
      \t{src}runtime/tracestack.go:113 +0x1
      runtime.traceAdvance.func1.1(0x1)
      \t{src}runtime/trace.go:398 +0x1
      runtime.systemstack(0x1)
      \t{src}runtime/asm_amd64.s:514 +0x1

      goroutine 132 gp=0x1 m=9 mp=0x2 [trace goroutine status]:
      runtime.systemstack_switch()
      \t{src}runtime/asm_amd64.s:479 +0x1
      runtime.traceAdvance.func1(0x1)
      \t{src}runtime/trace.go:374 +0x1
      """;

  @Test
  void linesAlone() {
    Dating dating = date(ISSUE, "");
    assertEquals(How.LINES, dating.how());
    assertTrue(dating.allows(Release.parse("1.23.0")));
    assertFalse(dating.allows(Release.parse("1.22.12")));
    assertFalse(dating.allows(Release.parse("1.25.0")));
    assertFalse(dating.evidence().isEmpty());
    assertEquals(Optional.empty(), dating.contradiction());
  }

  /** {@code runtime.cgocall} had its call on this line up to 1.22.12. */
  @Test
  void olderThanTheTable() {
    String log = "SIGABRT: abort\n\ngoroutine 1 [syscall]:\nmain.f()\n\t/src/f.go:3 +0x1\n";
    String runtime = "runtime.cgocall(0x1, 0x2)\n\t/usr/local/go/src/runtime/cgocall.go:157 +0x1\n";
    Dating dating = date(log.replace("main.f", runtime + "main.f"), "");
    assertTrue(dating.allows(Release.parse("1.22.12")), dating.toString());
    assertTrue(dating.allows(Release.parse("1.19.1")), dating.toString());
    assertFalse(dating.allows(Release.parse("1.23.0")), dating.toString());
    assertFalse(dating.allows(Release.parse("1.99.0")), dating.toString());
  }

  @Test
  void pathSaysWhich() {
    Dating dating = date(ISSUE, "/root/.gimme/versions/go1.23.0.linux.amd64/src/");
    assertEquals("1.23.0 (GOROOT path)", dating.toString());
    assertEquals(Optional.of(Release.parse("1.23.0")), dating.release());
    assertEquals(Optional.empty(), dating.contradiction());
  }

  @Test
  void minorVersionOfAPathIsNarrowedByTheLines() {
    Dating dating = date(ISSUE, "/usr/lib/go-1.23/src/");
    assertEquals(How.ROOT, dating.how());
    assertTrue(dating.allows(Release.parse("1.23.0")));
    assertFalse(dating.allows(Release.parse("1.24.0")));
  }

  @Test
  void writtenInTheLog() {
    Dating dating = date("go version go1.23.1 linux/amd64\n", ISSUE, "");
    assertEquals("1.23.1 (written in the log)", dating.toString());
    assertEquals("go version go1.23.1 linux/amd64", dating.evidence().get(0));
  }

  /** Another go command's version, say: the program itself is from where its lines are. */
  @Test
  void writtenAndPathContradictEachOther() {
    Dating dating = date("go version go1.22.4 linux/amd64\n", ISSUE, "/home/u/sdk/go1.23.0/src/");
    assertEquals("1.23.0 (GOROOT path)", dating.toString());
    assertEquals(
        "written in the log: 1.22.4; but GOROOT path: 1.23.0, which is trusted",
        dating.contradiction().orElseThrow());
  }

  @Test
  void manyLinesAreTrustedMoreThanAPath() {
    Dating dating = date(ISSUE, "/home/u/sdk/go1.20.4/src/");
    assertEquals(How.LINES, dating.how());
    assertTrue(dating.allows(Release.parse("1.23.0")));
    assertTrue(
        dating.contradiction().orElseThrow().startsWith("GOROOT path: 1.20.4; but dated by"));
  }

  @Test
  void fewLinesAreNotTrustedMoreThanAPath() {
    String few = ISSUE.substring(0, ISSUE.indexOf("runtime.traceAdvance"));
    Dating dating = date(few, "/home/u/sdk/go1.20.4/src/");
    assertEquals("1.20.4 (GOROOT path)", dating.toString());
    assertTrue(dating.contradiction().isPresent());
  }

  /** A newer release has many lines in common with the last one of the table. */
  @Test
  void releaseThatTheTableDoesNotHave() {
    Dating dating = date(ISSUE, "/home/u/sdk/go1.99.1/src/");
    assertEquals("1.99.1 (GOROOT path)", dating.toString());
    assertEquals(Optional.empty(), dating.contradiction());
    assertEquals(How.UNKNOWN, date(ISSUE, "/usr/lib/go-1.99/src/").how());
  }

  @Test
  void pathOfAModuleIsNotGo() {
    String log =
        """
        panic: x

        goroutine 1 [running]:
        github.com/x/go1.23.0/runtime.gopark(0x1)
        \t/home/u/go/pkg/mod/github.com/x/go1.23.0/src/runtime/proc.go:402 +0x1
        main.main()
        \t/home/u/go1.23.0/src/app/main.go:3 +0x1
        """;
    assertEquals(
        new Dating(new ReleaseSet(List.of()), How.UNKNOWN, List.of(), Optional.empty()),
        date(log, ""));
  }

  @Test
  void linesThatNoReleaseHas() {
    String log = ISSUE.replaceAll(":(\\d+)", ":9$1");
    assertEquals(How.UNKNOWN, date(log, "").how());
  }

  @Test
  void oneDamagedLineChangesNothing() {
    String damaged = ISSUE.replace("trace.go:374", "trace.go:37");
    assertEquals(date(ISSUE, "").releases(), date(damaged, "").releases());
  }

  @Test
  void backslashes() {
    Dating dating =
        date(ISSUE.replace('/', '\\'), "C:\\hostedtoolcache\\windows\\go\\1.23.0\\x64\\src\\");
    assertEquals("1.23.0 (GOROOT path)", dating.toString());
  }

  private static Dating date(String log, String src) {
    return date("", log, src);
  }

  private static Dating date(String before, String log, String src) {
    ReleaseDating dating = new ReleaseDating();
    before.lines().forEach(dating::line);
    CrashLogParser.parse(log.replace("{src}", src)).crashes().stream()
        .flatMap(crash -> crash.goroutines().stream())
        .forEach(dating::stack);
    return dating.date();
  }
}
