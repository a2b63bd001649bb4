package dev.staleframe;

/** The exit codes of every staleframe command; they are a contract with users. */
public enum ExitCode {
  /** Everything was as expected. */
  OK(0),
  /** Something was not as expected: a regression, or an expected fault that was not seen. */
  UNEXPECTED(1),
  /** Bad input or usage. */
  USAGE(2),
  /** The environment is lacking: no compiler, no network, no room on the disk. */
  ENVIRONMENT(3),
  /** A fault of staleframe itself. */
  INTERNAL(4),
  /** Ended by SIGHUP, as when a terminal is closed (128 + the signal, as shells report it). */
  HUNG_UP(129),
  /** Interrupted by the user (128 + SIGINT). */
  INTERRUPTED(130),
  /** Ended by SIGTERM, as by a time limit (128 + SIGTERM). */
  TERMINATED(143);

  private final int code;

  ExitCode(int code) {
    this.code = code;
  }

  public int code() {
    return code;
  }
}
