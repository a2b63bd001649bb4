package dev.staleframe.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.staleframe.ExitCode;
import dev.staleframe.Failing;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BaselineTest {
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
    assertEquals(Set.of("crash: b", "hang: a", "probe: b"), Baseline.findings(List.of(one, other)));
    assertEquals(Set.of(), Baseline.findings(List.of()));
    assertEquals(Set.of(), Baseline.findings(List.of(file("{\"findings\": []}"))));
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
        Failing.with(ExitCode.USAGE, () -> Baseline.findings(List.of(file))));
  }

  @Test
  void missingFileIsNamed() {
    Path missing = folder.resolve("none.json");
    assertEquals(
        "can't read --baseline " + missing,
        Failing.with(ExitCode.USAGE, () -> Baseline.findings(List.of(missing))));
  }
}
