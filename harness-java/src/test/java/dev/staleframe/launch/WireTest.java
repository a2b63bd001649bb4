package dev.staleframe.launch;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.staleframe.Locales;
import dev.staleframe.launch.Outcome.End;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Against bytes made by hand from {@code supervisor_request.h} and {@code supervisor_result.h}. */
class WireTest {
  private static final String RESULT =
      "trial 7 exited 0 4711 0 none 0 612 402 0 1792 6 6 0 9 2 3\nhello\nerror";

  @ParameterizedTest
  @MethodSource("dev.staleframe.Locales#all")
  void orderIsWrittenAsDocumentedInAnyLocale(Locale locale) throws Throwable {
    Order order = order(List.of("/bin/echo", "hello"), Map.of("K", "V"), Duration.ofSeconds(10));

    Locales.in(
        locale,
        () ->
            assertEquals(
                "run 7 10000 2000 65536 65536 2 1 25\n/tmp\0/bin/echo\0hello\0K=V\0",
                written(7, order)));
  }

  @Test
  void lengthsAreInBytesNotCharacters() throws IOException {
    Order order = order(List.of("/bin/echo", "é", ""), Map.of(), Duration.ofMillis(1));

    assertEquals("run 0 1 2000 65536 65536 3 0 19\n/tmp\0/bin/echo\0é\0\0", written(0, order));
  }

  @Test
  void resultIsReadAsDocumented() throws IOException {
    Wire.Result result = Wire.read(bytes(RESULT));
    Outcome outcome = result.outcome();

    assertEquals(7, result.id());
    assertEquals(End.EXITED, outcome.end());
    assertEquals(0, outcome.code());
    assertEquals(4711, outcome.pid());
    assertFalse(outcome.timedOut());
    assertEquals(0, outcome.stragglers());
    assertEquals(612, outcome.wallMicros());
    assertEquals(1792, outcome.maxRssKiB());
    assertEquals("hello\n", outcome.stdout().text());
    assertArrayEquals("er".getBytes(StandardCharsets.UTF_8), outcome.stderr().head());
    assertArrayEquals("ror".getBytes(StandardCharsets.UTF_8), outcome.stderr().tail());
    assertEquals(4, outcome.stderr().cut());
  }

  @Test
  void everyEndIsKnown() throws IOException {
    Outcome killed =
        Wire.read(bytes("trial 0 signaled 9 1 1 kill 3 2000000 1 1 1 0 0 0 0 0 0\n")).outcome();
    assertEquals(End.SIGNALED, killed.end());
    assertEquals(9, killed.code());
    assertTrue(killed.timedOut());
    assertEquals(3, killed.stragglers());
    Outcome unstarted =
        Wire.read(bytes("trial 0 unstarted 2 0 0 none 0 0 0 0 0 0 0 0 0 0 0\n")).outcome();
    assertEquals(End.UNSTARTED, unstarted.end());
    assertEquals(2, unstarted.code());
  }

  @Test
  void resultsFollowEachOther() throws IOException {
    InputStream in = bytes(RESULT + RESULT.replace("trial 7", "trial 8"));
    assertEquals(7, Wire.read(in).id());
    assertEquals(8, Wire.read(in).id());
    assertEquals(0, in.available());
  }

  @Test
  void everyTruncationIsTold() {
    for (int length = 0; length < RESULT.length(); length++) {
      String part = RESULT.substring(0, length);
      IOException failure = assertThrows(IOException.class, () -> Wire.read(bytes(part)), part);
      assertTrue(failure.getMessage().startsWith("the supervisor ended"), failure.getMessage());
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "hello",
        "trial 7 exited 0",
        "result 7 exited 0 4711 0 none 0 612 402 0 1792 6 6 0 0 0 0",
        "trial x exited 0 4711 0 none 0 612 402 0 1792 0 0 0 0 0 0",
        "trial 7 danced 0 4711 0 none 0 612 402 0 1792 0 0 0 0 0 0",
        "trial 7 exited 0 4711 0 none 0 612 402 0 1792 0 -1 0 0 0 0",
        "trial 7 exited 0 4711 0 none 0 612 402 0 1792 0 0 0 0 0 many",
        "trial 7 exited 0 4711 0 none 0 612 402 0 1792 0 99999999999 0 0 0 0",
        "trial 7 exited 0 4711 0 none 0 612 402 0 1792 6 6 0 0 0 0 1",
      })
  void garbageIsShown(String line) {
    IOException failure =
        assertThrows(IOException.class, () -> Wire.read(bytes(line + "\nhello\n")));
    assertEquals("the supervisor wrote \"" + line + "\"", failure.getMessage());
  }

  @Test
  void endlessLineIsGivenUp() {
    assertThrows(IOException.class, () -> Wire.read(bytes("x".repeat(1 << 20))));
  }

  private static Order order(List<String> argv, Map<String, String> environment, Duration timeout) {
    Limits limits = new Limits(timeout, Duration.ofSeconds(2), 65536, 65536);
    return new Order(argv, Path.of("/tmp"), environment, limits);
  }

  private static String written(long id, Order order) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Wire.write(out, id, order);
    return out.toString(StandardCharsets.UTF_8);
  }

  private static InputStream bytes(String text) {
    return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
  }
}
