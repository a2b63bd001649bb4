package dev.staleframe;

/**
 * A failure that ends the command and is told to the user as it stands.
 *
 * <p>The message is one or two lines: what was wrong, where, and what to do about it. The stack
 * trace is shown only with {@code --debug}.
 */
public final class StaleframeException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final ExitCode exitCode;

  private StaleframeException(ExitCode exitCode, String message, Throwable cause) {
    super(message, cause);
    this.exitCode = exitCode;
  }

  /** Bad input or usage: exit code 2. */
  public static StaleframeException usage(String message) {
    return new StaleframeException(ExitCode.USAGE, message, null);
  }

  /** The environment is lacking: exit code 3. */
  public static StaleframeException environment(String message) {
    return new StaleframeException(ExitCode.ENVIRONMENT, message, null);
  }

  /** The environment is lacking, found out by {@code cause}: exit code 3. */
  public static StaleframeException environment(String message, Throwable cause) {
    return new StaleframeException(ExitCode.ENVIRONMENT, message, cause);
  }

  /** staleframe itself is at fault: exit code 4. */
  public static StaleframeException internal(String message, Throwable cause) {
    return new StaleframeException(ExitCode.INTERNAL, message, cause);
  }

  public ExitCode exitCode() {
    return exitCode;
  }
}
