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
            "{\"findings\": [{\"title\": \"b\", \"kind\": \"crash\", \"scenario\": \"dump\", \"x\": 1},"
                + " {\"title\": \"a\", \"kind\": \"hang\", \"scenario\": \"dump\"}]}");
    Path other = folder.resolve("other.json");
    Files.writeString(
        other, "{\"findings\": [{\"title\": \"b\", \"kind\": \"probe\", \"scenario\": \"dump\"}]}");
    assertEquals(
        List.of("crash: b from " + one, "hang: a from " + one, "probe: b from " + other),
        EarlierResults.read(List.of(one, other)).entries().stream()
            .map(entry -> named(entry) + " from " + entry.source())
            .toList());
    assertEquals(Baseline.NONE, EarlierResults.read(List.of()));
    assertEquals(Baseline.NONE, EarlierResults.read(List.of(file("{\"findings\": []}"))));
  }

  /** It is recognised by itself; as a title it would hide other faults. */
  @Test
  void knownBugIsNoEntry() throws IOException {
    Path file =
        file(
            "{\"findings\": ["
                + "{\"title\": \"a\", \"kind\": \"crash\", \"scenario\": \"dump\", \"knownBug\": \"69087\"},"
                + "{\"title\": \"b\", \"kind\": \"crash\", \"scenario\": \"dump\", \"knownBug\": null}]}");
    assertEquals(
        List.of("crash: b"),
        EarlierResults.read(List.of(file)).entries().stream()
            .map(EarlierResultsTest::named)
            .toList());
  }

  @Test
  void allScenariosOfAFindingTellIt() throws IOException {
    Path file =
        file(
            "{\"findings\": [{\"title\": \"a\", \"kind\": \"crash\", \"scenario\": \"dump\","
                + " \"alsoBy\": [\"grow 5\"]}]}");
    assertEquals(
        List.of("dump", "grow 5"),
        EarlierResults.read(List.of(file)).entries().get(0).ways().stream()
            .map(Object::toString)
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
        "{\"findings\": [{\"title\": \"x\", \"kind\": \"hang\"}]} | a finding in it has no \"scenario\"",
        "{\"findings\": [{\"title\": \"x\", \"kind\": \"hang\", \"scenario\": \"dmp\"}]} | a finding in it"
            + " has a scenario that can't be read, scenario:1:1: \"dmp\" is not a step, did you mean \"dump\"?",
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
