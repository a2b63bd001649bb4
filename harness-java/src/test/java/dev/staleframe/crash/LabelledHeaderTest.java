package dev.staleframe.crash;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Whatever a goroutine's labels are, its header says what it says without them. */
class LabelledHeaderTest {
  private static final int ROUNDS = 2_000;
  private static final List<String> HEADERS =
      List.of(
          "goroutine 1 [running]:",
          "goroutine 7 gp=0xc000002380 m=0 mp=0x569c40 [syscall (scan), locked to thread]:",
          "goroutine 19 gp=0xc000002380 m=nil [select (no cases), 12 minutes]:",
          "goroutine 20 [chan receive (durable), 3 minutes, locked to thread, synctest bubble 4]:");

  @Test
  void saysTheSameWithLabels() {
    Random random = new Random(69087);
    for (int round = 0; round < ROUNDS; round++) {
      String header = HEADERS.get(random.nextInt(HEADERS.size()));
      Labels labels = Labels.random(random);
      Optional<GoroutineHeader> expected = GoroutineHeader.of(header);
      assertTrue(expected.isPresent());
      assertEquals(expected, GoroutineHeader.of(labels.inside(header)), labels.inside(header));
      assertEquals(expected, GoroutineHeader.of(labels.after(header)), labels.after(header));
    }
  }

  @Test
  void partOfAHeaderIsNone() {
    Random random = new Random(69085);
    for (int round = 0; round < ROUNDS; round++) {
      Labels labels = Labels.random(random);
      String header = HEADERS.get(random.nextInt(HEADERS.size()));
      for (String whole : List.of(labels.inside(header), labels.after(header))) {
        String part = whole.substring(0, random.nextInt(whole.length()));
        assertFalse(GoroutineHeader.of(part).isPresent(), part);
      }
    }
  }

  /** Of a line that is longer than is kept the end is lost, and with it the end of the labels. */
  @Test
  void longLabelsMayBeCut() {
    for (int length : new int[] {100, CrashLogParser.MAX_LINE, 3 * CrashLogParser.MAX_LINE}) {
      Labels labels = new Labels(Map.of("a", "]: ".repeat(length / 3), "b", "x".repeat(length)));
      for (String header : HEADERS) {
        assertEquals(state(header), state(labels.inside(header)));
        assertEquals(state(header), state(labels.after(header)));
      }
    }
  }

  /** Wherever the cut is: in a key, in a value, or in what is between them. */
  @Test
  void anyPlaceMayBeTheLast() {
    for (int length = 0; length < 40; length++) {
      Labels labels =
          new Labels(Map.of("k", "v".repeat(CrashLogParser.MAX_LINE - 40 + length), "x", "\"]"));
      assertEquals("running", state(labels.inside("goroutine 1 [running]:")));
      assertEquals("running", state(labels.after("goroutine 1 [running]:")));
    }
  }

  private static String state(String header) {
    String log = "panic: x\n\n" + header + "\nmain.f()\n\t/a.go:1 +0x1\nmain.main()\n\t/a.go:2\n";
    Goroutine goroutine = CrashLogParser.parse(log).first().orElseThrow().crashing().orElseThrow();
    assertEquals(2, goroutine.frames().size());
    return goroutine.state();
  }
}
