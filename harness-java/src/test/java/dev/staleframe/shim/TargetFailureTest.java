package dev.staleframe.shim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.staleframe.ExitCode;
import dev.staleframe.Failing;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TargetFailureTest {
  private static String message(ExitCode exitCode, TargetFailure failure, MemoryError error) {
    return Failing.with(
        exitCode,
        () -> {
          throw failure.of(error, "the library's own");
        });
  }

  @ParameterizedTest
  @CsvSource({
    "NO_SUCH_PROCESS, USAGE, there is no process 4711",
    "NOT_PERMITTED, ENVIRONMENT, may not read the memory of process 4711:",
    "GONE, USAGE, process 4711 ended while it was being read",
    "TOO_LARGE, USAGE, process 4711 is not to be believed",
    "INVALID, USAGE, process 4711 contradicts itself",
    "OUT_OF_MEMORY, ENVIRONMENT, out of memory while reading process 4711",
    "UNREADABLE, INTERNAL, process 4711: the library"
  })
  void everyErrorNamesTheTarget(MemoryError error, ExitCode exitCode, String beginning) {
    String message = message(exitCode, TargetFailure.ofProcess(4711), error);

    assertTrue(message.startsWith(beginning), message);
  }

  @Test
  void whyACoreCannotBeOpenedIsSaid() {
    Path none = Path.of("no-such-core");
    Path folder = Path.of("/");

    assertEquals(
        "can't open no-such-core: there is no such file",
        message(ExitCode.USAGE, TargetFailure.ofCore(none), MemoryError.CANNOT_OPEN));
    assertEquals(
        "can't open /: it is not a regular file",
        message(ExitCode.USAGE, TargetFailure.ofCore(folder), MemoryError.CANNOT_OPEN));
  }
}
