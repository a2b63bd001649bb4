package dev.staleframe.log;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.staleframe.crash.Crash;
import dev.staleframe.crash.Frame;
import dev.staleframe.crash.Goroutine;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Logs cut at either end, also within a line, say less, and nothing else. */
class CutLogTest {
  private static final int STEP = 97;

  @Test
  void cutAtTheEndSaysLess() {
    for (CorpusLog log : CorpusLog.all()) {
      for (int kept = log.text().length(); kept > 0; kept -= STEP) {
        check(log, log.text().substring(0, kept), "first " + kept);
      }
    }
  }

  @Test
  void cutAtTheBeginningSaysLess() {
    for (CorpusLog log : CorpusLog.all()) {
      for (int from = 1; from < log.text().length(); from += STEP) {
        check(log, log.text().substring(from), "from " + from);
      }
    }
  }

  private static void check(CorpusLog log, String cut, String what) {
    for (FoundCrash found : Reading.of(cut)) {
      Crash crash = found.crash();
      assertTrue(
          crash.kind() == Crash.Kind.UNKNOWN
              || log.crashes().stream().anyMatch(whole -> isPartOf(crash, whole))
              || crash.isDump(),
          log + " " + what + " became " + crash.title());
      for (Goroutine goroutine : crash.goroutines()) {
        assertTrue(isInOne(frames(goroutine), log), log + " " + what + " made up " + goroutine);
      }
    }
  }

  private static boolean isPartOf(Crash crash, Crash whole) {
    return crash.kind() == whole.kind() && whole.reason().startsWith(crash.reason());
  }

  private static boolean isInOne(List<String> frames, CorpusLog log) {
    return log.crashes().stream()
        .flatMap(crash -> crash.goroutines().stream())
        .anyMatch(goroutine -> Collections.indexOfSubList(frames(goroutine), frames) >= 0);
  }

  private static List<String> frames(Goroutine goroutine) {
    return goroutine.frames().stream().map(Frame::place).toList();
  }

  @Test
  void systemStackWithoutOpeningIsACrash() {
    String log = CorpusLog.named("reported/go-69085.txt").text();
    Crash whole = Reading.crashes(log).get(0);
    String[] beginnings = {"PC=0x47ed94", "goroutine 0 ", "runtime.fpTracebackPCs("};
    for (String beginning : beginnings) {
      FoundCrash found = Reading.of(log.substring(log.indexOf(beginning))).get(0);
      assertTrue(found.beginningLost());
      assertEquals("crash in runtime.fpTracebackPCs", found.crash().title());
      assertEquals(whole.topFrames(4), found.crash().topFrames(4));
    }
  }

  @Test
  void stackOfALivingProgramIsNone() {
    String own =
        """
        goroutine 1 [running]:
        runtime/debug.Stack()
        \t/usr/local/go/src/runtime/debug/stack.go:26 +0x5e
        main.handler.func1()
        \t/src/app/main.go:12 +0x45
        panic({0x4aa1a0?, 0x56b460?})
        \t/usr/local/go/src/runtime/panic.go:785 +0x132
        main.main()
        \t/src/app/main.go:98 +0x45
        """;
    for (int from = 0; from < own.length(); from++) {
      assertEquals(List.of(), Reading.of(own.substring(from)), own.substring(from));
    }
    assertEquals(List.of(), Reading.of("2026/11/23 10:00:00 panic: boom\n\n" + own));
  }

  @Test
  void endOfTheLogIsSeen() {
    String log = CorpusLog.named("go1.23.0/grow-efence.txt").text();
    assertFalse(Reading.of(log).get(0).endLost());
    assertTrue(Reading.of(log.substring(0, log.length() / 2)).get(0).endLost());
    assertTrue(Reading.of(log.substring(0, log.indexOf("rax "))).get(0).endLost());
  }

  /** Line 25 of what was line 258 would be evidence of something else. */
  @Test
  void cutLineNumberIsNotRead() {
    String log = CorpusLog.named("reported/go-69085.txt").text();
    String cut = log.substring(0, log.indexOf("tracestack.go:113") + "tracestack.go:11".length());
    FoundCrash found = Reading.of(cut).get(0);
    assertEquals(1, found.crash().topFrames(9).size());
    assertTrue(found.endLost());
  }
}
