package dev.staleframe.triage;

import static dev.staleframe.triage.Logs.judge;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Crashes that are no walk of the tracer. */
class TriageTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "SIGSEGV: segmentation violation | INSUFFICIENT",
        "SIGBUS: bus error | INSUFFICIENT",
        "fatal error: unexpected signal during runtime execution~[signal SIGSEGV: x code=0x1]"
            + " | INSUFFICIENT",
        "SIGABRT: abort | OTHER",
        "SIGSEGV: segmentation violation~PC=0x1 m=2 sigcode=1~signal arrived during cgo execution"
            + " | OTHER",
        "SIGQUIT: quit | OTHER",
        "panic: runtime error: invalid memory address~[signal SIGSEGV: x code=0x1] | OTHER",
        "fatal error: all goroutines are asleep - deadlock! | OTHER",
        "fatal error: bad frame pointer | LOOKALIKE",
        "fatal error: exitsyscall: syscall frame is no longer valid | LOOKALIKE",
      })
  void withoutAnyStack(String log, TriageVerdict verdict) {
    assertEquals(verdict, judge(log.replace('~', '\n')).verdict());
  }

  @Test
  void signalInCIsAnotherCrash() {
    String log =
        """
        SIGSEGV: segmentation violation
        PC=0x7f02 m=2 sigcode=1 addr=0x0

        goroutine 0 [idle]:
        runtime: g 0: unknown pc 0x7f02

        goroutine 1 [syscall]:
        runtime.cgocall(0x1, 0x2)
        \truntime/cgocall.go:167 +0x4b
        """;
    assertEquals(TriageVerdict.OTHER, judge(log, "1.23.0").verdict());
  }

  /** 1.23.0 alone means nothing. */
  @Test
  void affectedReleaseAloneIsNoHint() {
    assertEquals(TriageVerdict.OTHER, judge("panic: x\n", "1.23.0").verdict());
  }

  @Test
  void mostTellingCrashStandsForTheLog() {
    String panic = "panic: x\n\ngoroutine 1 [running]:\nmain.main()\n\t/m.go:1 +0x1\n\n";
    String log = panic + Logs.walk(113, "0x0", "") + "\n" + panic;
    TriagedLog triaged = triaged(log);

    assertEquals(3, triaged.crashes());
    assertEquals(TriageVerdict.CONSISTENT, triaged.judgement().verdict());
  }

  @Test
  void withoutACrashThereIsNotEnough() {
    assertEquals(TriageVerdict.INSUFFICIENT, triaged("nothing").judgement().verdict());
    assertEquals(TriageVerdict.OTHER, triaged("WARNING: DATA RACE\n").judgement().verdict());
    assertTrue(!triaged("nothing").judged());
  }

  /** The deciding lines by their numbers in the log, whatever stands before them. */
  @Test
  void evidenceIsFoundInTheLog() {
    TriagedLog triaged = triaged("one\ntwo\n" + Logs.walk(113, "0x0", ""));

    assertEquals("runtime.traceStack tracestack.go:113", triaged.judgement().evidence().get(1));
    assertEquals(10, triaged.lines().get(1));
  }

  @Test
  void evidenceWithBlanksInItsNameIsFoundToo() {
    String name = "main.f[go.shape.struct { A int \"]][\" }]";
    TriagedLog triaged =
        triaged("panic: x\n\ngoroutine 1 [running] {a: b}:\n" + name + "(0x1)\n\t/m.go:1 +0x1\n");

    assertEquals(name + " m.go:1", triaged.judgement().evidence().get(0));
    assertEquals(5, triaged.lines().get(0));
  }

  /** What a program says of itself in a label is not what it was built with. */
  @Test
  void labelDoesNotNameTheRelease() {
    String stack = "panic: x\n\ngoroutine 1 [running] {%s}:\nmain.f(0x1)\n\t/m.go:1 +0x1\n";
    String version = "go version go1.23.0 linux/amd64";

    assertTrue(triaged(stack.formatted("v: \"" + version + "\"")).dating().releases().isEmpty());
    assertFalse(triaged(version + "\n" + stack.formatted("a: b")).dating().releases().isEmpty());
  }

  /** The frames decide, also where the line above them that names the signal is lost. */
  @Test
  void beginningCanBeLost() {
    String log = Logs.walk(113, "0x0", "");
    TriagedLog triaged = triaged(log.substring(log.indexOf("goroutine 0")));

    assertEquals(TriageVerdict.CONSISTENT, triaged.judgement().verdict());
    assertEquals(
        TriageVerdict.LOOKALIKE,
        triaged(Logs.walk(116, "0x0", "").substring(log.indexOf("goroutine 0")))
            .judgement()
            .verdict());
  }

  private static TriagedLog triaged(String text) {
    try {
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      return LogTriage.of("x", new ByteArrayInputStream(bytes));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
