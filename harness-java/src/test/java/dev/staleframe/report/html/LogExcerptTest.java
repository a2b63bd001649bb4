package dev.staleframe.report.html;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.staleframe.release.Release;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LogExcerptTest {
  private static final int MOST = 64 * 1024;

  @TempDir Path folder;

  private LogExcerpt read(String log, int most, String release) throws IOException {
    Path file = Files.writeString(folder.resolve("log"), log);
    return LogExcerpt.read(file, most, new Evidence(Release.parse(release), List.of()));
  }

  private static List<String> marked(LogExcerpt excerpt) {
    return excerpt.head().stream()
        .filter(LogExcerpt.Line::deciding)
        .map(line -> line.text().strip().replaceAll("\\(.*|/.*/| \\+.*", ""))
        .toList();
  }

  @Test
  void aShortLogIsShownWhole() throws IOException {
    LogExcerpt excerpt = read("one\n\ttwo\r\nthr\u001bee", 100, "1.23.0");

    assertEquals(
        List.of("one", "    two", "thr\\x1bee"),
        excerpt.head().stream().map(LogExcerpt.Line::text).toList());
    assertEquals("", excerpt.leftOut());
    assertEquals(List.of(), excerpt.tail());
  }

  @Test
  void ofALongOneBothEndsInWholeLines() throws IOException {
    StringBuilder log = new StringBuilder();
    for (int i = 0; i < 1000; i++) {
      log.append("line ").append(i).append('\n');
    }
    LogExcerpt excerpt = read(log.toString(), 100, "1.23.0");

    assertEquals("line 0", excerpt.head().get(0).text());
    assertTrue(
        excerpt.head().stream().allMatch(line -> line.text().matches("line [0-9]")),
        excerpt.head()::toString);
    assertEquals("line 999", excerpt.tail().get(excerpt.tail().size() - 1).text());
    assertTrue(excerpt.tail().stream().allMatch(line -> line.text().matches("line 99[0-9]")));
    assertEquals("8.6 KiB left out", excerpt.leftOut());
  }

  @Test
  void aLineWithoutEndIsCut() throws IOException {
    LogExcerpt excerpt = read("x".repeat(1_000_000), 4096, "1.23.0");

    assertEquals(3072, excerpt.head().get(0).text().length());
    assertEquals(1024, excerpt.tail().get(0).text().length());
  }

  /** What decides is marked in real logs, and only where it decides. */
  @ParameterizedTest
  @CsvSource({
    "grow-efence.txt, 1.23.0, 'runtime.fpTracebackPCs tracestack.go:258 runtime.traceStack"
        + " tracestack.go:113'",
    "grow-check-only.txt, 1.23.0, 'entersyscall inconsistent bp * runtime.cgocall cgocall.go:167'",
    "clobber-parked.txt, 1.23.0, ''",
    "nil.txt, 1.23.0, ''",
    "grow-efence.txt, 1.25.0, ''",
  })
  void whatDecidesIsMarked(String log, String release, String expected) throws IOException {
    String marked = String.join(" ", marked(read(HtmlSamples.corpus(log), MOST, release)));

    assertEquals(expected, marked.replaceAll("0x[^]]+\\]", "*"));
  }

  /**
   * Of a planted pointer: what the check printed is no known bug, but it is what was looked for.
   */
  @Test
  void aLineThatIsKnownToDecideIsMarked() throws IOException {
    Path file = Files.writeString(folder.resolve("log"), "a\nb [x]\nfatal error: c\nb [x]!\n");
    Evidence evidence = new Evidence(Release.parse("1.23.1"), List.of("b [x]"));

    assertEquals(
        List.of("b [x]"),
        LogExcerpt.read(file, MOST, evidence).head().stream()
            .filter(LogExcerpt.Line::deciding)
            .map(LogExcerpt.Line::text)
            .toList());
  }

  @Test
  void aLogThatIsGoneIsAnError() {
    assertThrows(
        IOException.class,
        () ->
            LogExcerpt.read(
                folder.resolve("none"), 100, new Evidence(Release.parse("1.23.0"), List.of())));
  }
}
