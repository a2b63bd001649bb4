package dev.staleframe.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.staleframe.Golden;
import dev.staleframe.Locales;
import dev.staleframe.triage.LogTriage;
import dev.staleframe.triage.TriagedLog;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class TriageReportTest {

  /** A log of each verdict. */
  static List<TriagedLog> logs() {
    return List.of(
        corpus("go1.23.0/shrink-check-only-traceback-single.txt"),
        corpus("go1.23.0/grow-efence-trimpath-stripped.txt"),
        corpus("reported/go-69085.txt"),
        corpus("go1.25.1/clobber-parked.txt"),
        corpus("go1.23.0/deadlock.txt"),
        triaged("SIGSEGV: segmentation violation\n"),
        triaged("panic: \u001b[31m\u202e\r\n"),
        triaged("all is well\n"));
  }

  private static TriagedLog corpus(String name) {
    Path folder = Golden.folder().resolveSibling("crash-corpus");
    try {
      return triaged(Files.readString(folder.resolve(name)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static TriagedLog triaged(String log) {
    try {
      return LogTriage.of("a.log", new ByteArrayInputStream(log.getBytes(StandardCharsets.UTF_8)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static String json(List<TriagedLog> logs) {
    return StudySamples.written(out -> TriageReport.json(logs, out));
  }

  private static String text(List<TriagedLog> logs) {
    return StudySamples.written(out -> TriageReport.text(logs, out));
  }

  @ParameterizedTest
  @MethodSource("dev.staleframe.Locales#all")
  void textBeginsWithTheAnswer(Locale locale) throws Throwable {
    Locales.in(locale, () -> Golden.check("report/triage.txt", text(logs())));
  }

  @Test
  void oneLogNeedsNoName() {
    assertFalse(text(logs().subList(0, 1)).contains("a.log"));
  }

  @Test
  void jsonKeepsTheContract() throws IOException {
    Golden.check("report/triage.json", json(logs()));
    assertEquals(List.of(), Schemas.errors("triage", json(logs())));
    assertEquals(List.of(), Schemas.errors("triage", json(List.of())));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"logs", "file", "verdict", "releases", "knownBug", "evidence", "missing", "next"})
  void logWithoutAPromisedFieldIsRefused(String field) throws IOException {
    String broken = json(logs()).replace("\"" + field + "\"", "\"renamed\"");
    assertFalse(Schemas.errors("triage", broken).isEmpty());
  }
}
