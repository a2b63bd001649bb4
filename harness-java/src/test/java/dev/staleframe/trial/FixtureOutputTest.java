package dev.staleframe.trial;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.staleframe.trial.TraceReading.WrongStack;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FixtureOutputTest {
  /** As the fixture prints them. */
  private static final String RUN =
      """
      {"event":"started","scenario":"grow","go":"go1.23.1","arch":"amd64","pid":7,"goroutines":1,\
      "callbacks":1,"cycles":1,"framePointers":true}
      {"event":"moved","goroutine":0,"callback":0,"from":["0xc000050000","0xc000052000"],\
      "to":["0xc0000a0000","0xc0000b0000"]}
      {"event":"parked","goroutine":0}
      {"event":"trace-start","cycle":0}
      {"event":"trace-stop","cycle":0,"bytes":4321}
      """;

  private static final String DONE =
      "{\"event\":\"done\",\"callbacks\":1,\"moves\":5,\"parks\":2,\"cycles\":3}\n";

  private static Progress progress(
      boolean started, long moves, long parks, long cycles, boolean done, int strayLines) {
    return new Progress(started, moves, parks, cycles, done, null, null, null, strayLines);
  }

  @Test
  void countsEventsUntilTheEnd() {
    assertEquals(progress(true, 1, 1, 1, false, 0), FixtureOutput.read(RUN));
  }

  @Test
  void theEndSaysItAll() {
    assertEquals(progress(true, 5, 2, 3, true, 0), FixtureOutput.read(RUN + DONE));
  }

  @Test
  void timingIsKept() {
    String timing =
        "{\"event\":\"timing\",\"shuffle\":7,\"operations\":1000,\"nanos\":35113,\"batches\":250}\n";
    Progress progress = FixtureOutput.read(timing + DONE);

    assertEquals(new TimingReading(7, 1000, 35_113, 250), progress.timing());
    assertEquals(35.113, progress.timing().nanosEach(), 1e-9);
    assertTrue(progress.timing().sound());
    assertEquals(0, progress.strayLines());
    assertNull(FixtureOutput.read(RUN + DONE).timing());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"event\":\"timing\"}",
        "{\"event\":\"timing\",\"operations\":0,\"nanos\":35113}",
        "{\"event\":\"timing\",\"operations\":1000,\"nanos\":0}",
        "{\"event\":\"timing\",\"operations\":1000,\"nanos\":-5}",
        "{\"event\":\"timing\",\"operations\":\"many\",\"nanos\":\"few\"}",
      })
  void timingThatCannotBeIsNone(String line) {
    assertFalse(FixtureOutput.read(line).timing().sound());
  }

  @Test
  void noOutputIsNoProgress() {
    Progress nothing = progress(false, 0, 0, 0, false, 0);
    assertEquals(nothing, FixtureOutput.read(""));
    assertEquals(nothing, FixtureOutput.read("\n\n  \n"));
  }

  @Test
  void errorIsKept() {
    Progress progress =
        FixtureOutput.read(
            "{\"event\":\"error\",\"message\":\"the stack did not \\u0022move\\u0022\"}\n");
    assertEquals("the stack did not \"move\"", progress.error());
    assertFalse(progress.done());
  }

  @Test
  void tornLastLineCountsAsNothing() {
    String torn = DONE.substring(0, DONE.length() - 5);
    assertEquals(progress(true, 1, 1, 1, false, 1), FixtureOutput.read(RUN + torn));
  }

  @Test
  void everyPrefixOfARunIsRead() {
    String run = RUN + DONE;
    for (int length = 0; length < run.length() - 2; length++) {
      Progress progress = FixtureOutput.read(run.substring(0, length));
      assertFalse(progress.done(), "after " + length);
      assertTrue(progress.strayLines() <= 1, "after " + length);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "hello",
        "{}",
        "{\"event\":\"danced\"}",
        "{\"event\":{\"event\":\"done\"}}",
        "{\"event\":null}",
        "[\"done\"]",
        "{\"event\":\"done\"",
        "{\"event\":\"done\",}",
        "{'event':'done'}",
        "\"done\"",
        "\0\1\2",
      })
  void whatIsNoEventIsCountedAsStray(String line) {
    Progress progress = FixtureOutput.read(RUN + line + "\n");
    assertEquals(progress(true, 1, 1, 1, false, 1), progress);
  }

  @Test
  void strayLinesDoNotHideEvents() {
    Progress progress = FixtureOutput.read("noise\n" + RUN + "noise {\n" + DONE + "noise\n");
    assertEquals(progress(true, 5, 2, 3, true, 3), progress);
  }

  @Test
  void probeIsReadWithTheFirstStalePointer() {
    Progress progress =
        FixtureOutput.read(
            """
            {"event":"probe","field":true,"callbacks":9,"stale":2,"consistent":7,"first":\
            {"goroutine":0,"callback":0,"sp":"0xc00018fe18","pc":"0x4a1b2c","bp":"0xc000046790",\
            "lo":"0xc000180000","hi":"0xc000190000","from":["0xc000046000","0xc000046800"]}}
            """);
    assertEquals(new ProbeReading(true, 9, 2, 7, Samples.STALE_POINTER), progress.probe());
    assertEquals(0, progress.strayLines());
  }

  @Test
  void probeWithoutAFieldOrAStalePointerIsReadToo() {
    assertEquals(
        new ProbeReading(false, 0, 0, 0, null),
        FixtureOutput.read("{\"event\":\"probe\",\"field\":false}").probe());
    assertEquals(
        new ProbeReading(true, 1, 0, 1, null),
        FixtureOutput.read(
                "{\"event\":\"probe\",\"field\":true,\"callbacks\":1,\"stale\":0,\"consistent\":1}")
            .probe());
  }

  @Test
  void traceIsReadWithTheFirstWrongStack() {
    TraceReading trace =
        FixtureOutput.read(
                """
                {"event":"recorded","traces":1,"goroutines":4,"wrong":1,"right":2,"unrecorded":1,\
                "first":{"goroutine":7,"expected":"main.mine","recorded":["main.other a.go:1"],\
                "whose":{"goroutine":8,"function":"main.other"}},"error":"cut short"}
                """)
            .trace();
    WrongStack first =
        new WrongStack(7, List.of("main.other a.go:1"), "main.mine", "goroutine 8, main.other");
    assertEquals(new TraceReading(2, 1, 1, first, "cut short"), trace);
  }

  @Test
  void pointerFromAnUnknownStackHasNone() {
    String event =
        "{\"event\":\"probe\",\"field\":true,\"stale\":1,\"first\":{\"bp\":\"0x1\",\"lo\":\"0x2\",\"hi\":\"0x3\"}}";
    StalePointer first = FixtureOutput.read(event).probe().first();
    assertNull(first.from());
    assertEquals("[0x2, 0x3)", first.stack().toString());
  }

  @Test
  void numbersThatAreNoneCountAsZero() {
    Progress progress =
        FixtureOutput.read("{\"event\":\"done\",\"moves\":\"many\",\"parks\":null}\n");
    assertEquals(progress(false, 0, 0, 0, true, 0), progress);
  }

  @Test
  void longLineIsReadToo() {
    String message = "x".repeat(1 << 20);
    Progress event =
        FixtureOutput.read("{\"event\":\"error\",\"message\":\"" + message + "\"}\n" + DONE);
    assertEquals(message, event.error());
    assertTrue(event.done());
    assertEquals(1, FixtureOutput.read(message + "\n").strayLines());
    assertEquals(1, FixtureOutput.read("{\"event\":" + "[".repeat(1 << 20) + "\n").strayLines());
  }

  @Test
  void anyBytesAreSurvived() {
    Random random = new Random(69087);
    for (int i = 0; i < 500; i++) {
      byte[] bytes = new byte[random.nextInt(300)];
      random.nextBytes(bytes);
      Progress progress = FixtureOutput.read("{" + new String(bytes, StandardCharsets.UTF_8));
      assertFalse(progress.done());
      assertNull(progress.error());
    }
  }
}
