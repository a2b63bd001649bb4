package dev.staleframe.report;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.staleframe.Golden;
import dev.staleframe.Locales;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TextReportTest {

  @ParameterizedTest
  @MethodSource("dev.staleframe.Locales#all")
  void reproduced(Locale locale) throws Throwable {
    Locales.in(
        locale, () -> Golden.check("report/reproduced.txt", text(StudySamples.reproduced())));
  }

  @ParameterizedTest
  @MethodSource("dev.staleframe.Locales#all")
  void notAsExpected(Locale locale) throws Throwable {
    Locales.in(
        locale,
        () -> Golden.check("report/not-as-expected.txt", text(StudySamples.notAsExpected())));
  }

  @Test
  void planted() throws Exception {
    Golden.check("report/planted.txt", text(StudySamples.planted()));
  }

  @Test
  void severalArchitecturesAreAColumn() throws Exception {
    Golden.check("report/architectures.txt", text(StudySamples.onTwoArchitectures()));
  }

  @Test
  void oneArchitectureIsNone() {
    assertFalse(text(StudySamples.reproduced()).contains("arch"));
  }

  @Test
  void hostileBytesAreShownNotObeyed() throws Exception {
    String text = text(StudySamples.hostile());

    assertFalse(text.chars().anyMatch(c -> c != '\n' && Character.isISOControl(c)), text);
    assertTrue(
        text.contains("\\x1b[2J\\x1b]0;owned\\x07 boom\\x0d\\x0a\\x9b31m\\x00\\x09<b>\\x7f"));
    Golden.check("report/hostile.txt", text);
  }

  private static String text(StudyResult result) {
    return StudySamples.written(out -> new TextReport().write(result, out));
  }
}
