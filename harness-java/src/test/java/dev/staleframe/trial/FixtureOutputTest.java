package dev.staleframe.trial;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProgressTest {
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

  @Test
  void countsEventsUntilTheEnd() {
    assertEquals(new Progress(true, 1, 1, 1, false, null, 0), Progress.of(RUN));
  }

  @Test
  void theEndSaysItAll() {
    assertEquals(new Progress(true, 5, 2, 3, true, null, 0), Progress.of(RUN + DONE));
  }

  @Test
  void noOutputIsNoProgress() {
    Progress nothing = new Progress(false, 0, 0, 0, false, null, 0);
    assertEquals(nothing, Progress.of(""));
    assertEquals(nothing, Progress.of("\n\n  \n"));
  }

  @Test
  void errorIsKept() {
    Progress progress =
        Progress.of("{\"event\":\"error\",\"message\":\"the stack did not \\u0022move\\u0022\"}\n");
    assertEquals("the stack did not \"move\"", progress.error());
    assertFalse(progress.done());
  }

  @Test
  void tornLastLineCountsAsNothing() {
    String torn = DONE.substring(0, DONE.length() - 5);
    assertEquals(new Progress(true, 1, 1, 1, false, null, 1), Progress.of(RUN + torn));
  }

  @Test
  void everyPrefixOfARunIsRead() {
    String run = RUN + DONE;
    for (int length = 0; length < run.length() - 2; length++) {
      Progress progress = Progress.of(run.substring(0, length));
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
    Progress progress = Progress.of(RUN + line + "\n");
    assertEquals(new Progress(true, 1, 1, 1, false, null, 1), progress);
  }

  @Test
  void strayLinesDoNotHideEvents() {
    Progress progress = Progress.of("noise\n" + RUN + "noise {\n" + DONE + "noise\n");
    assertEquals(new Progress(true, 5, 2, 3, true, null, 3), progress);
  }

  @Test
  void numbersThatAreNoneCountAsZero() {
    Progress progress = Progress.of("{\"event\":\"done\",\"moves\":\"many\",\"parks\":null}\n");
    assertEquals(new Progress(false, 0, 0, 0, true, null, 0), progress);
  }

  @Test
  void longLineIsReadToo() {
    String message = "x".repeat(1 << 20);
    Progress event = Progress.of("{\"event\":\"error\",\"message\":\"" + message + "\"}\n" + DONE);
    assertEquals(message, event.error());
    assertTrue(event.done());
    assertEquals(1, Progress.of(message + "\n").strayLines());
    assertEquals(1, Progress.of("{\"event\":" + "[".repeat(1 << 20) + "\n").strayLines());
  }

  @Test
  void anyBytesAreSurvived() {
    Random random = new Random(69087);
    for (int i = 0; i < 500; i++) {
      byte[] bytes = new byte[random.nextInt(300)];
      random.nextBytes(bytes);
      Progress progress = Progress.of("{" + new String(bytes, StandardCharsets.UTF_8));
      assertFalse(progress.done());
      assertNull(progress.error());
    }
  }
}
