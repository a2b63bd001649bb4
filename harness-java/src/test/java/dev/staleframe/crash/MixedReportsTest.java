package dev.staleframe.crash;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Lines that are missing, or another report's, make no frame that was never printed. */
class MixedReportsTest {
  private static final String HEAD = "panic: x\n\ngoroutine 1 [running]:\n";

  private static List<String> places(String stack) {
    return CrashLogParser.parse(HEAD + stack).crashes().get(0).topFrames(9).stream()
        .map(Frame::place)
        .toList();
  }

  @Test
  void wholeFramesAreRead() {
    assertEquals(
        List.of("main.a a.go:1", "main.b b.go:2"),
        places("main.a()\n\t/a.go:1 +0x1\nmain.b()\n\t/b.go:2 +0x1\n"));
  }

  @Test
  void callWithoutItsLocationGetsNoOther() {
    assertEquals(
        List.of("main.a a.go:1"),
        places("main.a()\n\t/a.go:1 +0x1\nmain.b()\nmain.c()\n\t/b.go:2 +0x1\n\t/c.go:3 +0x1\n"));
  }

  @Test
  void locationTooManyTakesTheFrameBeforeItAway() {
    assertEquals(List.of(), places("main.a()\n\t/b.go:2 +0x1\n\t/a.go:1 +0x1\n"));
  }

  @Test
  void framesAdjoin() {
    String first = "main.a()\n\t/a.go:1 +0x1 fp=0x20 sp=0x10 pc=0x1\n";
    String next = "main.b()\n\t/b.go:2 +0x1 fp=0x30 sp=0x%s pc=0x1\n";
    assertEquals(2, places(first + next.formatted("20")).size());
    assertEquals(1, places(first + next.formatted("28")).size());
  }

  @Test
  void programsFunctionIsInNoFileOfTheRuntime() {
    assertEquals(List.of(), places("main.a()\n\t/usr/local/go/src/runtime/proc.go:1 +0x1\n"));
    assertEquals(List.of(), places("runtime.gopark()\n\t/usr/local/go/src/net/net.go:1 +0x1\n"));
  }

  @Test
  void nothingFollowsTheOutermostFrame() {
    assertEquals(
        List.of("runtime.goexit asm.s:1"),
        places("runtime.goexit({})\n\t/asm.s:1 +0x1\nmain.b()\n\t/b.go:2 +0x1\n"));
  }
}
