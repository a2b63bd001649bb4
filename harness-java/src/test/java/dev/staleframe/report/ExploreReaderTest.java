package dev.staleframe.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.staleframe.ExitCode;
import dev.staleframe.Failing;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExploreReaderTest {
  @TempDir private Path folder;

  @Test
  void jsonIsReadAsItWasWritten() throws IOException {
    for (ExploreResult result : List.of(ExploreReportTest.found(), ExploreReportTest.nothing())) {
      Path file = Files.writeString(folder.resolve("result.json"), ExploreReportTest.json(result));
      assertEquals(result, ExploreReader.read(file));
    }
  }

  @Test
  void whatIsNoResultIsRefused() throws IOException {
    Path file = folder.resolve("result.json");
    String damaged = file + " is damaged: it is no result of staleframe explore";
    String whole = ExploreReportTest.json(ExploreReportTest.found());
    for (String text :
        List.of("", "{}", "[]", whole.substring(0, 300), whole.replace("\"kind\"", "\"kin\""))) {
      Files.writeString(file, text);
      assertEquals(damaged, Failing.with(ExitCode.USAGE, () -> ExploreReader.read(file)));
    }
    Files.delete(file);
    assertEquals(
        "can't read " + file + " (NoSuchFileException)",
        Failing.with(ExitCode.USAGE, () -> ExploreReader.read(file)));
  }
}
