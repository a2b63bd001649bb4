package dev.staleframe.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.staleframe.ExitCode;
import dev.staleframe.Failing;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
  void titlesOfItsFindings() throws IOException {
    assertEquals(
        Set.of("a", "b"),
        Baseline.titles(
            file("{\"findings\": [{\"title\": \"b\", \"x\": 1}, {\"title\": \"a\"}]}")));
    assertEquals(Set.of(), Baseline.titles(file("{\"findings\": []}")));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"findings\" | it is no JSON",
        "[] | it has no \"findings\"",
        "{\"findings\": {}} | it has no \"findings\"",
        "{\"findings\": [{\"titel\": \"x\"}]} | a finding in it has no \"title\"",
      })
  void whatIsNoResultIsRefused(String text, String why) throws IOException {
    Path file = file(text);
    assertEquals(
        "--baseline " + file + " is no result of staleframe explore --format json: " + why,
        Failing.with(ExitCode.USAGE, () -> Baseline.titles(file)));
  }

  @Test
  void missingFileIsNamed() {
    Path missing = folder.resolve("none.json");
    assertEquals(
        "can't read --baseline " + missing,
        Failing.with(ExitCode.USAGE, () -> Baseline.titles(missing)));
  }
}
