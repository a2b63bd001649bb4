package dev.staleframe.crash;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GoroutineHeaderTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "goroutine 1 [running]:|running|0|false",
        "goroutine 1 [chan receive, 39 minutes]:|chan receive|39|false",
        "goroutine 1 [syscall, locked to thread]:|syscall|0|true",
        "goroutine 9 [select (no cases), 5 minutes, locked to thread]:|select (no cases)|5|true",
        "goroutine 9 [select (durable), synctest bubble 1]:|select (durable)|0|false",
        "goroutine 9 [sleep (scan) (durable), 2 minutes, locked to thread, synctest bubble 3]:"
            + "|sleep (scan) (durable)|2|true",
        "goroutine 9 [chan send, synctest group 7]:|chan send|0|false",
        "goroutine 9 [leaked (leaked)]:|leaked (leaked)|0|false",
        "goroutine 9 [???]:|???|0|false",
        "goroutine 9 gp=_ m=9 mp=_ [trace goroutine status]:|trace goroutine status|0|false",
        "goroutine 9 [running, 99999999999 minutes]:|running|2147483647|false",
        // Go 1.26, with GODEBUG=tracebacklabels=1.
        "goroutine 9 [running labels:{\"job\": \"a\"}]:|running|0|false",
        "goroutine 9 gp=0x1 m=3 mp=0x2 [syscall (scan), 4 minutes, locked to thread"
            + " labels:{\"a\": \"b\", \"c\": \"d\"}]:|syscall (scan)|4|true",
        "goroutine 9 [running labels:{\"a]: [b\": \"c}]:\", \"q\\\"\": \"\\\\\"}]:|running|0|false",
        "goroutine 9 [sleep labels:{\"x\": \", 7 minutes, locked to thread\"}]:|sleep|0|false",
        "goroutine 9 [sleep labels:{\"\": \"\"}]:|sleep|0|false",
        // Go 1.27.
        "goroutine 9 [chan receive (leaked)] {job: a, note: \"[x]\"}:|chan receive (leaked)|0|false",
        "goroutine 9 gp=0x1 m=nil [sleep, 3 minutes] {path: /a/b_1.2}:|sleep|3|false",
        "goroutine 9 [running] {\"a]: {b\": \"c}:\", \"q\\\"\": \"\\\\\", d: e}:|running|0|false",
        "goroutine 9 [sleep] {x: \", 7 minutes, locked to thread\"}:|sleep|0|false",
        "goroutine 9 [sleep] {: , \" \": }:|sleep|0|false",
        // Of a release to come.
        "goroutine 9 [running] on cpu 7:|running|0|false",
      })
  void stateIsRead(String line, String state, int minutes, boolean locked) {
    GoroutineHeader header = GoroutineHeader.of(line).orElseThrow();
    assertEquals(state, header.state());
    assertEquals(minutes, header.waitMinutes());
    assertEquals(locked, header.lockedToThread());
  }

  @Test
  void addressesAreRead() {
    GoroutineHeader header =
        GoroutineHeader.of("goroutine 7 gp=0xc000002380 m=4 mp=0x569c40 [running]:").orElseThrow();
    assertEquals(OptionalLong.of(7), header.id());
    assertEquals(OptionalLong.of(0xc000002380L), header.gp());
    assertEquals(OptionalLong.of(4), header.m());
    assertEquals(OptionalLong.of(0x569c40), header.mp());
    assertTrue(GoroutineHeader.of("goroutine 7 gp=0x1 m=nil [sleep]:").orElseThrow().m().isEmpty());
  }

  @Test
  void runtimeStackHasNoId() {
    assertTrue(GoroutineHeader.of("    runtime stack:").orElseThrow().id().isEmpty());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "goroutine",
        "goroutine count 3",
        "goroutine x [running]:",
        "goroutine 1 [running]",
        "goroutine 1 running]:",
        "goroutine 1 [running]: failed:",
        "goroutine 1 [running] {a: b}",
        "goroutine 1 [running] {a: b}]:",
        "goroutine 1 [running] {a}:",
        "goroutine 1 [running] {a:b}:",
        "goroutine 1 [running] {a: b c}:",
        "goroutine 1 [running] {a: b, }:",
        "goroutine 1 [running] {a: \"}:",
        "goroutine 1 [running] {a: \"\\\"}:",
        "goroutine 1 [running labels:{\"a\": \"b\"}:",
        "goroutine 1 [running labels:{\"a\": \"b]:",
        "goroutine 1 [running]:\\nmain.main()\\n\\t/a.go:12 +0x1 \"x\":",
        "goroutine running on other thread; stack unavailable",
        "runtime stack: x",
        "main.main()",
      })
  void otherLinesAreNot(String line) {
    assertFalse(GoroutineHeader.of(line).isPresent());
  }
}
