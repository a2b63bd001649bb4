package dev.staleframe.log;

import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.staleframe.crash.Crash;
import dev.staleframe.crash.Labels;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.BiFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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

  /** Text around the lines hides headers, but not what stands in their labels. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "%s<br>",
        "<div>%s</div>",
        "<td class=\"x\">%s</td>",
        "2026,\"%s\"",
        "  - \"%s\"",
        "msg=\"%s\"",
        "| %s |",
        "textPayload: '%s'",
        "%s app=web",
        "%s\tprod",
      })
  void labelsAreNoCrash(String around) {
    Labels labels =
        new Labels(
            Map.of(
                "error",
                "SIGSEGV: segmentation violation\nPC=0x4a3b61 m=3 sigcode=1 addr=0x10\n\n"
                    + "goroutine 0 gp=0xc000002380 m=3 mp=0x569c40 [idle]:\n"
                    + "runtime.fpTracebackPCs(...)\n\t/src/runtime/tracestack.go:258\n"
                    + "runtime.traceStack(0x1, 0xc0, 0x1)\n\t/src/runtime/tracestack.go:116 +0x2f1\n"));
    String header = "goroutine 19 [sleep]:";
    for (String labelled : List.of(labels.inside(header), labels.after(header))) {
      List<String> titles = titles(around, labelled);
      assertTrue(titles.stream().noneMatch(t -> t.contains("SIGSEGV")), titles.toString());
    }
  }

  private static List<String> titles(String around, String header) {
    String log =
        "panic: boom\n\ngoroutine 1 [running]:\nmain.main()\n\t/a.go:5 +0x2\n\n"
            + header
            + "\ntime.Sleep(0x1)\n\t/src/runtime/time.go:368 +0x165\n";
    return Reading.crashes(in(around, log)).stream().map(Crash::title).toList();
  }

  private static String in(String around, String log) {
    return log.lines()
        .map(line -> around.formatted(quoted(around, line)) + "\n")
        .collect(Collectors.joining());
  }

  private static String quoted(String around, String line) {
    if (around.contains("<")) {
      return line.replace("&", "&amp;").replace("\"", "&quot;");
    }
    if (around.startsWith("2026")) {
      return line.replace("\"", "\"\"");
    }
    return around.contains("\"") ? line.replace("\\", "\\\\").replace("\"", "\\\"") : line;
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
