package dev.staleframe;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.function.Executable;

/** Code that must fail in the way users are told of. */
public final class Failing {
  private Failing() {}

  /**
   * Runs code that must fail with this exit code, and gives back its message of one or two lines.
   */
  public static String with(ExitCode exitCode, Executable code) {
    StaleframeException failure = assertThrows(StaleframeException.class, code);
    assertEquals(exitCode, failure.exitCode(), failure.getMessage());
    assertTrue(failure.getMessage().lines().count() <= 2, failure.getMessage());
    return failure.getMessage();
  }
}
