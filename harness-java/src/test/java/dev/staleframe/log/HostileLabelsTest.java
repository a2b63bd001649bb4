package dev.staleframe.log;

import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.staleframe.crash.Crash;
import dev.staleframe.crash.Labels;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.function.BiFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Labels that look like records, escaped lines or another report, on logs that were damaged. */
class HostileLabelsTest {
  private static final Pattern HEADER = Pattern.compile("(?m)^goroutine \\d+ [^{\\n]*\\]:$");
  private static final List<CorpusLog> LOGS =
      Stream.of(
              "go1.23.0/grow-efence.txt",
              "go1.23.0/grow-check-only.txt",
              "go1.26.8/go-panic.txt",
              "go1.25.9/sigquit.txt")
          .map(CorpusLog::named)
          .toList();

  /** A search in quadratic time takes many times the bound. */
  @Test
  void unfinishedHeadersTakeNoTime() {
    String line = "goroutine 1 ".repeat(50_000) + "{\"a\":\"xyz\"}\n";
    assertTimeoutPreemptively(
        Duration.ofMinutes(1), () -> assertTrue(Reading.crashes(line.repeat(4)).isEmpty()));
  }

  @TestFactory
  Stream<DynamicTest> crashIsThatWithoutLabels() {
    return Stream.of(Harm.values())
        .filter(Harm::keepsAll)
        .map(harm -> DynamicTest.dynamicTest(harm.label(), () -> checkAll(harm)));
  }

  private static void checkAll(Harm harm) {
    Random random = new Random(69087);
    for (CorpusLog log : LOGS) {
      check(log, harm, labelled(log.text(), random, Labels::inside));
      check(log, harm, labelled(log.text(), random, Labels::after));
    }
  }

  private static void check(CorpusLog log, Harm harm, String labelled) {
    List<Crash> found = Reading.of(harm.bytes(labelled)).stream().map(FoundCrash::crash).toList();
    assertTrue(log.crashes().equals(found), () -> log.name() + "\n" + harm.on(labelled));
  }

  private static String labelled(
      String text, Random random, BiFunction<Labels, String, String> form) {
    return HEADER
        .matcher(text)
        .replaceAll(
            header -> Matcher.quoteReplacement(form.apply(Labels.random(random), header.group())));
  }
}
