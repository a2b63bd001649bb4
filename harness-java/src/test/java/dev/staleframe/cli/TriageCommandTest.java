package dev.staleframe.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.staleframe.ExitCode;
import dev.staleframe.binary.ElfBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TriageCommandTest {
  private static final String DEADLOCK = "fatal error: all goroutines are asleep - deadlock!\n";
  private static final String CUT = "SIGSEGV: segmentation violation\n";

  @TempDir private Path folder;

  private String file(String name, String log) throws IOException {
    return Files.writeString(folder.resolve(name), log).toString();
  }

  private static Captured triage(String... names) {
    String[] arguments = new String[names.length + 1];
    arguments[0] = "triage";
    System.arraycopy(names, 0, arguments, 1, names.length);
    return Captured.run(Map.of(), arguments);
  }

  @Test
  void judged() throws IOException {
    Captured captured = triage(file("a.log", DEADLOCK));

    assertEquals(ExitCode.OK.code(), captured.exitCode());
    assertTrue(captured.out().startsWith("Not golang/go issue 69087: "), captured.out());
  }

  @Test
  void oneThatCouldNotBeJudgedIsToldByTheExitCode() throws IOException {
    Captured captured = triage(file("a.log", DEADLOCK), file("b.log", CUT));

    assertEquals(ExitCode.UNEXPECTED.code(), captured.exitCode());
    assertTrue(captured.out().contains("Not enough to tell"), captured.out());
  }

  @Test
  void folderStandsForItsFiles() throws IOException {
    file("b.log", CUT);
    file("a.log", DEADLOCK);
    Captured captured = triage(folder.toString(), "--format", "json");

    JsonNode logs = new ObjectMapper().readTree(captured.out()).get("logs");
    assertEquals(2, logs.size());
    assertEquals(folder.resolve("a.log").toString(), logs.get(0).get("file").asText());
    assertEquals("other", logs.get(0).get("verdict").asText());
    assertEquals("insufficient", logs.get(1).get("verdict").asText());
  }

  @Test
  void coreFileIsNamedWithTheCommandThatTakesIt() throws IOException {
    Path core = folder.resolve("core.4711");
    Files.write(core, ElfBuilder.withoutGo(ElfBuilder.CORE));
    file("a.log", DEADLOCK);
    Captured captured = triage(folder.toString());

    assertEquals(ExitCode.UNEXPECTED.code(), captured.exitCode());
    assertTrue(captured.out().contains("it is a core file, not a log"), captured.out());
    assertTrue(captured.out().contains("./staleframe inspect --core " + core), captured.out());
    assertTrue(captured.out().contains("deadlock"), captured.out());
  }

  @Test
  void whatIsNotThere() {
    Path file = folder.resolve("no.log");
    triage(file.toString()).failedWith(ExitCode.USAGE, "staleframe: there is no file " + file);
  }

  @Test
  void folderWithoutFiles() {
    triage(folder.toString())
        .failedWith(ExitCode.USAGE, "staleframe: there is no file in " + folder);
  }

  @Test
  void emptyName() {
    triage("")
        .failedWith(
            ExitCode.USAGE,
            "staleframe: FILE needs a value, not \"\"",
            "Try `staleframe triage --help`.");
  }

  @Test
  void nothingNamed() {
    triage()
        .failedWith(
            ExitCode.USAGE,
            "staleframe: Missing required parameter: 'FILE'",
            "Try `staleframe triage --help`.");
  }
}
