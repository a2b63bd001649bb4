package dev.staleframe.launch;

import java.time.Duration;

/**
 * What a trial may take.
 *
 * @param timeout wall-clock time until it gets SIGQUIT, which makes Go print its goroutines
 * @param grace time after that until its whole tree is killed
 * @param headBytes bytes kept from the beginning of each output stream
 * @param tailBytes bytes kept from the end of each output stream
 */
public record Limits(Duration timeout, Duration grace, int headBytes, int tailBytes) {
  private static final int KEPT_BYTES = 256 * 1024;

  /** The usual limits with this time-out. */
  public static Limits of(Duration timeout) {
    return new Limits(timeout, Duration.ofSeconds(2), KEPT_BYTES, KEPT_BYTES);
  }
}
