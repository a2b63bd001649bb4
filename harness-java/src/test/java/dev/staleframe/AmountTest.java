package dev.staleframe;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class AmountTest {
  private static final Pattern NUMBER_AND_PLURAL =
      Pattern.compile("%,?d (?:more )?(?!is\\b|has\\b|shows\\b)[a-z]+s\\b");
  private static final List<String> NEVER_ONE =
      List.of(
          "LineEvidence.java: %d lines",
          "ScriptParser.java: %d bytes",
          "ScriptParser.java: %d steps",
          "SightingText.java: %,d times");

  @Test
  void oneIsSingular() {
    assertEquals("0 trials", Amount.of(0, "trial"));
    assertEquals("1 trial", Amount.of(1, "trial"));
    assertEquals("2 trials", Amount.of(2, "trial"));
    assertEquals("12345 trials", Amount.of(12345, "trial"));
    assertEquals("1 trial is", Amount.of(1, "trial is", "trials are"));
    assertEquals("3 trials are", Amount.of(3, "trial is", "trials are"));
  }

  @Test
  void largeNumbersAreGrouped() throws Throwable {
    assertEquals("1 look", Amount.grouped(1, "look"));
    assertEquals("0 looks", Amount.grouped(0, "look"));
    Locales.in(
        Locale.GERMANY, () -> assertEquals("100,000 looks", Amount.grouped(100_000, "look")));
  }

  /** A format that says the plural itself says "1 trials" one day; these never print a 1. */
  @Test
  void noOtherFormatHasAPluralAfterANumber() throws IOException {
    Set<String> found = new TreeSet<>();
    Path sources =
        Path.of(System.getProperty("staleframe.home")).resolve("harness-java/src/main/java");
    try (Stream<Path> files = Files.walk(sources)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".java")).toList()) {
        Matcher plural = NUMBER_AND_PLURAL.matcher(Files.readString(file));
        while (plural.find()) {
          found.add(file.getFileName() + ": " + plural.group());
        }
      }
    }
    found.removeAll(NEVER_ONE);
    assertEquals(Set.of(), found);
  }
}
