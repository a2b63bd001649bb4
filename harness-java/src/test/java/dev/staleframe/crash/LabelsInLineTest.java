package dev.staleframe.crash;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Random;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LabelsInLineTest {
  private static final int ROUNDS = 2_000;
  private static final String HEADER =
      "goroutine 7 gp=0xc000002380 m=0 mp=0x569c40 [syscall (scan), locked to thread]:";

  /** As a log has them, with text around them and with quotes of another notation. */
  @Test
  void labelsAreTakenOut() {
    check(line -> line);
    check(line -> line + " app=web");
    check(line -> "<td>" + line.replace("&", "&amp;").replace("\"", "&quot;") + "</td>");
    check(line -> line.replace("&", "&amp;").replace("\"", "&#34;") + "<br>");
    check(line -> line + " and " + line);
  }

  private static void check(UnaryOperator<String> notation) {
    Random random = new Random(69087);
    String inside = notation.apply(HEADER.replace("]:", " labels:" + LabelsInLine.EMPTY + "]:"));
    String after = notation.apply(HEADER.replace("]:", "] " + LabelsInLine.EMPTY + ":"));
    for (int round = 0; round < ROUNDS; round++) {
      Labels labels = Labels.random(random);
      assertEquals(inside, LabelsInLine.empty(notation.apply(labels.inside(HEADER))));
      assertEquals(after, LabelsInLine.empty(notation.apply(labels.after(HEADER))));
    }
  }

  @Test
  void labelsInCsvAreTakenOut() {
    String line = "2026,\"goroutine 1 [running] {\"\"a b\"\": \"\"say \\\"\"}:\\\"\"\"\"}:\"";
    assertEquals("2026,\"goroutine 1 [running] {: }:\"", LabelsInLine.empty(line));
  }

  @Test
  void cutLabelsAreTakenOut() {
    assertEquals(
        "x goroutine 1 [running] {", LabelsInLine.empty("x goroutine 1 [running] {a: \"b"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "goroutine 1 [running]:",
        "goroutine 1 [running] {\"log\":\"x\"}",
        "msg=\"goroutine 1 [running] {a: \\\"b\\\"}:\"",
        "main.f({a: b}) goroutine 1 [running]: {a: b}:",
      })
  void otherLinesStay(String line) {
    assertEquals(line, LabelsInLine.empty(line));
  }

  /** The bound is far above what a search in linear time needs, and far below a quadratic one. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "goroutine 1 ",
        "goroutine 1 [x",
        "goroutine 1 [x] {",
        "goroutine 1 [x] {!",
        "goroutine 1 [x] {\"",
        "goroutine 1 [x] {\"a\": ",
        "goroutine 1 [x] {: }",
      })
  void longLinesTakeNoTime(String part) {
    String line = part.repeat(200_000) + "{\"a\":1}";
    assertTimeoutPreemptively(
        Duration.ofMinutes(1),
        () -> {
          assertFalse(LabelsInLine.empty(line).isEmpty());
          assertFalse(LabelsInLine.openAt(line, line.lastIndexOf('{')));
        });
  }

  @Test
  void bracesOfLabelsAreKnown() {
    assertTrue(opens("goroutine 1 [running] {"));
    assertTrue(opens("x: goroutine 1 gp=0x1 m=nil [running, 2 minutes labels:{"));
    assertFalse(opens("goroutine 1 [running] x {"));
    assertFalse(opens("goroutine 1 [running] {{"));
    assertFalse(opens("{"));
  }

  private static boolean opens(String line) {
    return LabelsInLine.openAt(line, line.length() - 1);
  }
}
