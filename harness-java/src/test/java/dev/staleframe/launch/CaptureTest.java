package dev.staleframe.launch;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class CaptureTest {

  @Test
  void completeStreamIsShownAsItIs() {
    assertEquals("hello", capture("hello", "", 5).text());
    assertEquals("hello", capture("hel", "lo", 5).text());
    assertEquals("", capture("", "", 0).text());
    assertEquals(0, capture("hel", "lo", 5).cut());
  }

  @Test
  void whatWasCutIsSaid() {
    assertEquals(995, capture("hel", "lo", 1000).cut());
    assertEquals("hel\n[... 995 bytes cut ...]\nlo", capture("hel", "lo", 1000).text());
    assertEquals("hel\n[... 1 byte cut ...]\n", capture("hel", "", 4).text());
  }

  @Test
  void invalidBytesAreReplacedNotRefused() {
    assertEquals(
        "a\uFFFDb", new Capture(new byte[] {'a', (byte) 0xff, 'b'}, new byte[0], 3).text());
  }

  /** The head may end inside a character; its rest is the beginning of the tail. */
  @Test
  void characterAcrossHeadAndTailIsWhole() {
    byte[] all = "né".getBytes(StandardCharsets.UTF_8);
    Capture capture = new Capture(Arrays.copyOf(all, 2), Arrays.copyOfRange(all, 2, 3), all.length);

    assertEquals("né", capture.text());
  }

  private static Capture capture(String head, String tail, long total) {
    return new Capture(
        head.getBytes(StandardCharsets.UTF_8), tail.getBytes(StandardCharsets.UTF_8), total);
  }
}
