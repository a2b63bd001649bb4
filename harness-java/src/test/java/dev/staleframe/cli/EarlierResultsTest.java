package dev.staleframe.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.staleframe.ExitCode;
import dev.staleframe.Failing;
import dev.staleframe.study.Baseline;
import dev.staleframe.study.BaselineEntry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EarlierResultsTest {
  @TempDir private Path folder;

  private Path file(String text) throws IOException {
    return Files.writeString(folder.resolve("baseline.json"), text);
  }

  @Test
  void whoSawWhatInEach() throws IOException {
    Path one =
        file(
            "{\"findings\": [{\"title\": \"b\", \"kind\": \"crash\", \"x\": 1},"
                + " {\"title\": \"a\", \"kind\": \"hang\"}]}");
    Path other = folder.resolve("other.json");
    Files.writeString(other, "{\"findings\": [{\"title\": \"b\", \"kind\": \"probe\"}]}");
    assertEquals(
        List.of("crash: b from " + one, "hang: a from " + one, "probe: b from " + other),
        EarlierResults.read(List.of(one, other)).entries().stream()
            .map(entry -> named(entry) + " from " + entry.source())
            .toList());
    assertEquals(Baseline.NONE, EarlierResults.read(List.of()));
    assertEquals(Baseline.NONE, EarlierResults.read(List.of(file("{\"findings\": []}"))));
  }

  /** There a new fault with the same title is none of these. */
  @Test
  void whatIsDocumentedIsLeftToTheDocumentation() throws IOException {
    Path file =
        file(
            "{\"findings\": ["
                + "{\"title\": \"a\", \"kind\": \"crash\", \"baseline\": \"findings/x\"},"
                + "{\"title\": \"b\", \"kind\": \"crash\", \"baseline\": \"night.json\"},"
                + "{\"title\": \"c\", \"kind\": \"crash\", \"baseline\": null}]}");
    assertEquals(
        List.of("crash: b", "crash: c"),
        EarlierResults.read(List.of(file)).entries().stream()
            .map(EarlierResultsTest::named)
            .toList());
  }

  private static String named(BaselineEntry entry) {
    return entry.symptoms().get(0).pattern().replace("\\Q", "").replace("\\E", "");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"findings\" | it is no JSON",
        "[] | it has no \"findings\"",
        "{\"findings\": {}} | it has no \"findings\"",
        "{\"findings\": [{\"titel\": \"x\", \"kind\": \"hang\"}]} | a finding in it has no \"title\"",
        "{\"findings\": [{\"title\": \"x\"}]} | a finding in it has no \"kind\"",
      })
  void whatIsNoResultIsRefused(String text, String why) throws IOException {
    Path file = file(text);
    assertEquals(
        "--baseline " + file + " is no result of staleframe explore --format json: " + why,
        Failing.with(ExitCode.USAGE, () -> EarlierResults.read(List.of(file))));
  }

  @Test
  void missingFileIsNamed() {
    Path missing = folder.resolve("none.json");
    assertEquals(
        "can't read --baseline " + missing,
        Failing.with(ExitCode.USAGE, () -> EarlierResults.read(List.of(missing))));
  }
}
