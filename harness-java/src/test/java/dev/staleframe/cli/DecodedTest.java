package dev.staleframe.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.staleframe.ExitCode;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DecodedTest {
  @Test
  void nameThatIsNotUtf8IsRefused() {
    Captured.run(Map.of(), "triage", "caf\uFFFD.txt")
        .failedWith(
            ExitCode.USAGE,
            "staleframe: the argument caf\uFFFD.txt is not valid UTF-8; give the file a name that is");
    Captured.run(Map.of("STALEFRAME_CACHE", "/x\uFFFD"), "doctor")
        .failedWith(
            ExitCode.ENVIRONMENT,
            "staleframe: the name of the folder /x\uFFFD is not valid UTF-8; use a folder whose name is");
  }

  @Test
  void nameThatTheLocaleCannotExpressIsTheMachinesTrouble() {
    Captured captured = Captured.run(Map.of(), "triage", "a\0b");
    assertEquals(ExitCode.ENVIRONMENT.code(), captured.exitCode(), captured.err());
    assertTrue(captured.err().contains("\nSet LC_ALL to a locale of UTF-8"), captured.err());
  }
}
