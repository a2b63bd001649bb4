package dev.staleframe.cli;

import dev.staleframe.StaleframeException;

/** The value of {@code --confidence}. */
final class Confidence {
  private Confidence() {}

  /**
   * The value, if it is one.
   *
   * @throws StaleframeException exit code 2 if it isn't
   */
  static double checked(double value) {
    if (!(value >= 0.5 && value <= 0.999999)) {
      throw StaleframeException.usage("--confidence must be 0.5 to 0.999999, not " + value);
    }
    return value;
  }
}
