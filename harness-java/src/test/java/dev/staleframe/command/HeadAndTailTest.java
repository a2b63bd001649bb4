package dev.staleframe.command;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.staleframe.Amount;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HeadAndTailTest {

  @ParameterizedTest
  @CsvSource({
    "'', ''",
    "a, a",
    "abcd, abcd",
    "abcde, abcde",
    "abcdefgh, abcdefgh",
    "abcdefghi, 'abcd|[... 1 byte cut ...]|fghi'",
    "abcdefghijklm, 'abcd|[... 5 bytes cut ...]|jklm'",
  })
  void keepsFourAtEachEnd(String written, String kept) throws IOException {
    assertEquals(kept.replace('|', '\n'), text(4, written));
  }

  /** Against the obvious way to do it, which needs all of the bytes at once. */
  @RepeatedTest(200)
  void anySizeIsAsIfCutFromTheWhole(RepetitionInfo repetition) throws IOException {
    Random random = new Random(repetition.getCurrentRepetition());
    int size = 1 + random.nextInt(20);
    String all =
        random
            .ints(random.nextInt(100), 'a', 'z' + 1)
            .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
            .toString();
    int cut = all.length() - 2 * size;
    String expected =
        cut <= 0
            ? all
            : all.substring(0, size)
                + "\n[... "
                + Amount.of(cut, "byte")
                + " cut ...]\n"
                + all.substring(all.length() - size);

    assertEquals(expected, text(size, all));
  }

  /** "é" is two bytes, one on each side of where the head ends. */
  @Test
  void characterAcrossTheEndOfTheHeadIsWhole() throws IOException {
    assertEquals("abcéde", text(4, "abcéde"));
  }

  @Test
  void textCanBeReadWhileMoreIsComing() throws IOException {
    try (HeadAndTail kept = new HeadAndTail(2)) {
      kept.write('a');
      assertEquals("a", kept.text());
      kept.write("bcdef".getBytes(StandardCharsets.UTF_8));
      assertEquals("ab\n[... 2 bytes cut ...]\nef", kept.text());
    }
  }

  private static String text(int size, String written) throws IOException {
    try (HeadAndTail kept = new HeadAndTail(size)) {
      kept.write(written.getBytes(StandardCharsets.UTF_8));
      return kept.text();
    }
  }
}
