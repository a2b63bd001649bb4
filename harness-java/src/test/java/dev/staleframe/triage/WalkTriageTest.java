package dev.staleframe.triage;

import static dev.staleframe.triage.Logs.CGOCALL;
import static dev.staleframe.triage.Logs.goroutine;
import static dev.staleframe.triage.Logs.inCallback;
import static dev.staleframe.triage.Logs.judge;
import static dev.staleframe.triage.Logs.walk;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WalkTriageTest {
  /** Unreadable, and no stack. */
  private static final String JUNK = "0x68";

  /**
   * The frame of cgocall ends at ...7fa0, so the right pointer is ...7f90; read is the word above.
   */
  private static final String FORMER_STACK = "0xc000040798";

  private static final String IN_C = goroutine("syscall (scan)", CGOCALL);

  @ParameterizedTest
  @CsvSource({
    "113, 1.23rc1, CONSISTENT",
    "113, 1.23rc2, CONSISTENT",
    "113, 1.23.0, CONSISTENT",
    "113, '', CONSISTENT",
    "113, 1.23.0 1.24.13, CONSISTENT",
    "113, 1.23.1, LOOKALIKE",
    "113, 1.23.1 1.24.13, LOOKALIKE",
    "116, 1.23.0, LOOKALIKE",
    "93, 1.23.0, LOOKALIKE",
    "116, '', LOOKALIKE",
    "107, 1.27.3, LOOKALIKE",
    "100, 1.23.0, LOOKALIKE",
    "100, '', LOOKALIKE",
  })
  void lineAndReleaseDecide(int line, String releases, TriageVerdict verdict) {
    String[] names = releases.isEmpty() ? new String[0] : releases.split(" ");
    assertEquals(verdict, judge(walk(line, JUNK, IN_C), names).verdict());
  }

  /** A release without calls at those lines can't have printed them. */
  @Test
  void releasesThatDoNotFitTheLinesDoNotCount() {
    String same = IN_C + inCallback("main._Cfunc_receive");
    assertEquals(TriageVerdict.THIS, judge(walk(113, JUNK, same), "1.23.0", "1.25.1").verdict());
    assertEquals(TriageVerdict.CONSISTENT, judge(walk(113, JUNK, same), "1.25.1").verdict());
    assertEquals(TriageVerdict.CONSISTENT, judge(walk(113, JUNK, same), "1.22.0").verdict());
  }

  @Test
  void flightRecordersBugIsOfTheEndOfAGeneration() {
    String stopped = walk(124, JUNK, IN_C).replace("tracestack.go:258", "tracestack.go:267");
    String preempted =
        stopped.replace("runtime.traceAdvance.func1.1", "runtime.traceLocker.GoStop");
    assertEquals("75478", judge(stopped, "1.25.1").known().orElseThrow().id());
    assertEquals("73750", judge(preempted, "1.25.1").known().orElseThrow().id());
  }

  @Test
  void pointerIntoAFormerStackIsTheIssue() {
    Judgement judgement = judge(walk(113, FORMER_STACK, IN_C), "1.23.0");

    assertEquals(TriageVerdict.THIS, judgement.verdict());
    assertEquals("69087", judgement.known().orElseThrow().id());
    assertEquals(List.of(), judgement.missing());
  }

  @ParameterizedTest
  @CsvSource({
    "0xc000040798, THIS",
    "0xc0000407a0, CONSISTENT",
    "0xc000107f98, CONSISTENT",
    "0x798, CONSISTENT",
    "0x0, CONSISTENT",
    "0xfffffffffffff798, CONSISTENT",
  })
  void otherPointersAreNot(String address, TriageVerdict verdict) {
    assertEquals(verdict, judge(walk(113, address, IN_C), "1.23.0").verdict());
    assertEquals(verdict, judge(walk(113, address, IN_C)).verdict());
  }

  @Test
  void releaseWithTheFixThatHasItAllTheSameIsNoLookalike() {
    assertEquals(
        TriageVerdict.CONSISTENT, judge(walk(113, FORMER_STACK, IN_C), "1.24.13").verdict());
  }

  @Test
  void functionSeenCallingBackIsTheIssue() {
    String same = IN_C + inCallback("main._Cfunc_receive");
    String other = IN_C + inCallback("main._Cfunc_send");

    assertEquals(TriageVerdict.THIS, judge(walk(113, JUNK, same), "1.23.0").verdict());
    assertEquals(TriageVerdict.CONSISTENT, judge(walk(113, JUNK, other), "1.23.0").verdict());
    assertEquals(TriageVerdict.CONSISTENT, judge(walk(113, JUNK, same)).verdict());
    assertEquals(TriageVerdict.LOOKALIKE, judge(walk(113, JUNK, same), "1.23.1").verdict());
  }

  @Test
  void goroutineInASystemCallIsALookalike() {
    String log = walk(113, FORMER_STACK, goroutine("syscall (scan)", "syscall.Syscall"));
    Judgement judgement = judge(log, "1.23.0");

    assertEquals(TriageVerdict.LOOKALIKE, judgement.verdict());
    assertEquals("73750", judgement.known().orElseThrow().id());
    assertTrue(judgement.evidence().get(3).contains("syscall.Syscall"));
  }

  /** Its header says more from release to release. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "syscall (scan), 3 minutes, locked to thread",
        "syscall (scan) (durable), synctest bubble 1",
        "syscall (scan) labels:{\"a]\": \"b: \\\"]:\"}",
      })
  void goroutineIsFoundWhateverElseItsHeaderSays(String state) {
    String log =
        walk(113, JUNK, goroutine(state, "syscall.Syscall")).replace("gp=0xc000009a40", "gp=_");
    assertEquals(TriageVerdict.LOOKALIKE, judge(log, "1.23.0").verdict());
    assertEquals(TriageVerdict.CONSISTENT, judge(log.replace(" (scan)", ""), "1.23.0").verdict());
  }

  @Test
  void goroutineThatIsNotInTheLogProvesNothing() {
    assertEquals(TriageVerdict.CONSISTENT, judge(walk(113, JUNK, ""), "1.23.0").verdict());
    String another =
        walk(113, FORMER_STACK, goroutine("syscall", "syscall.Syscall"))
            .replace("gp=0xc000009a40", "gp=_");
    assertEquals(TriageVerdict.CONSISTENT, judge(another, "1.23.0").verdict());
  }

  @Test
  void goroutineIsFoundWithoutAddressesToo() {
    String log =
        walk(113, JUNK, goroutine("syscall (scan)", "syscall.Syscall"))
            .replaceAll("gp=0x\\w+", "gp=_")
            .replace("traceStack(0xc000009a40?, 0x200000004?, 0x1)", "traceStack(_)");
    assertEquals(TriageVerdict.LOOKALIKE, judge(log, "1.23.0").verdict());
  }

  @Test
  void withoutTheCallerOnlyTheReleaseCanTell() {
    String log = walk(113, JUNK, "");
    String cut = log.substring(0, log.indexOf("runtime.traceStack"));

    Judgement unknown = judge(cut);
    assertEquals(TriageVerdict.INSUFFICIENT, unknown.verdict());
    assertTrue(unknown.missing().get(0).contains("runtime.traceStack"));
    assertEquals(TriageVerdict.INSUFFICIENT, judge(cut, "1.23.0").verdict());
    assertEquals(TriageVerdict.LOOKALIKE, judge(cut, "1.23.1").verdict());
  }

  @ParameterizedTest
  @CsvSource({"trace.go, 59692", "trace2stack.go, 73750"})
  void tracersFromBeforeAreLookalikes(String file, String bug) {
    Judgement judgement = judge(walk(113, JUNK, IN_C).replace("tracestack.go", file));
    assertEquals(TriageVerdict.LOOKALIKE, judgement.verdict());
    assertEquals(bug, judgement.known().orElseThrow().id());
  }
}
