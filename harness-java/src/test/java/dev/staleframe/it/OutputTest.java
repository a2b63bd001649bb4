package dev.staleframe.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.staleframe.ExitCode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Standard output that can't be written to, as a shell makes it. */
@Tag("integration")
class OutputTest {
  private static final String TRIALS =
      "reproduce --go 1.23.0 --amplifier none --godebug none --runs 2 --format json";
  private static final String TRIAGE = "triage log.txt";

  @TempDir private Path folder;

  private record Ended(int exitCode, String stderr) {}

  @BeforeEach
  void log() throws IOException {
    Files.writeString(folder.resolve("log.txt"), "SIGSEGV: segmentation violation\n");
  }

  @ParameterizedTest
  @CsvSource({">/dev/full, No space left on device", ">&-, it is closed"})
  void lostReportIsToldWithItsJournal(String redirection, String reason) throws Exception {
    Ended ended = shell("\"$STALEFRAME\" " + TRIALS + " -o out " + redirection);

    assertEquals(ExitCode.ENVIRONMENT.code(), ended.exitCode, ended.stderr);
    assertTrue(
        ended.stderr.endsWith(
            "staleframe: can't write to standard output: %s%nThe journal is whole: out/journal.ndjson%n"
                .formatted(reason)),
        ended.stderr);
    assertEquals(0, shell("\"$STALEFRAME\" report out").exitCode, "it is whole indeed");
  }

  @ParameterizedTest
  @CsvSource({
    "triage log.txt, >/dev/full, No space left on device",
    "triage log.txt, >&-, it is closed",
    "doctor --format json, >/dev/full, No space left on device",
    "--help, >/dev/full, No space left on device",
    "--help, >&-, it is closed"
  })
  void lostAnswerIsTold(String command, String redirection, String reason) throws Exception {
    Ended ended = shell("\"$STALEFRAME\" " + command + " " + redirection);

    assertEquals(
        "staleframe: can't write to standard output: %s%n".formatted(reason), ended.stderr);
    assertEquals(ExitCode.ENVIRONMENT.code(), ended.exitCode);
  }

  /** The reader ends before anything is written. */
  @Test
  void readerThatHasEnoughEndsItQuietly() throws Exception {
    for (String command : new String[] {"--help", TRIAGE}) {
      int usual = shell("\"$STALEFRAME\" " + command + " >/dev/null").exitCode;
      Ended ended =
          shell("{ sleep 0.1; \"$STALEFRAME\" %s; echo $? >code; } | true".formatted(command));
      assertEquals("", ended.stderr);
      assertEquals(usual, Integer.parseInt(Files.readString(folder.resolve("code")).strip()));
    }
  }

  @Test
  void closedInputAndErrorsAreNoObstacle() throws Exception {
    int usual = shell("\"$STALEFRAME\" " + TRIAGE + " >usual").exitCode;
    assertEquals(usual, shell("\"$STALEFRAME\" " + TRIAGE + " >other <&- 2>&-").exitCode);
    assertEquals(
        Files.readString(folder.resolve("usual")), Files.readString(folder.resolve("other")));
  }

  private Ended shell(String command) throws IOException, InterruptedException {
    Path errors = folder.resolve("errors");
    ProcessBuilder builder =
        new ProcessBuilder("sh", "-c", command)
            .directory(folder.toFile())
            .redirectOutput(folder.resolve("output").toFile())
            .redirectError(errors.toFile());
    Staleframe staleframe = new Staleframe(folder);
    builder.environment().put("STALEFRAME_CACHE", staleframe.variable("STALEFRAME_CACHE"));
    builder.environment().put("STALEFRAME", Staleframe.HOME.resolve("staleframe").toString());
    int exitCode = builder.start().waitFor();
    return new Ended(exitCode, Files.readString(errors, StandardCharsets.UTF_8));
  }
}
