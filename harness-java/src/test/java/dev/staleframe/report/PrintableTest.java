package dev.staleframe.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.staleframe.Locales;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PrintableTest {

  @ParameterizedTest
  @CsvSource({"plain", "''", "naïve 日本 😀", "a <b> & \\x1b"})
  void plainTextStaysAsItIs(String text) {
    assertEquals(text, Printable.of(text));
  }

  @Test
  void everyControlCharacterIsShown() throws Throwable {
    Locales.in(
        Locales.EGYPT,
        () -> {
          assertEquals("\\x00\\x07\\x08\\x09\\x0a\\x0d\\x1b", Printable.of("\0\7\b\t\n\r\u001b"));
          assertEquals("\\x7f\\x80\\x9b\\x9f", Printable.of("\u007f\u0080\u009b\u009f"));
        });
  }

  /** They make text read otherwise than it stands there, without being control characters. */
  @Test
  void textDirectionAndLineSeparatorsAreShownToo() {
    assertEquals(
        "a\\u202eb\\u2066c\\u2028d\\u200be", Printable.of("a\u202eb\u2066c\u2028d\u200be"));
  }

  /** Halves of characters, and what is no character: nothing that is written may hold them. */
  @Test
  void whatCannotBeWrittenIsShownToo() {
    assertEquals("a\\ud83db\\ude00\\ufffe\\uffff", Printable.of("a\ud83db\ude00\ufffe\uffff"));
  }
}
