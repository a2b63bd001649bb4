package dev.staleframe.dating;

import java.util.Arrays;
import java.util.Optional;

/**
 * What a function holds: {@code 0 1lock 3gopark,unlock} has each line that a frame can be at, as
 * its distance from the one before, the first from the function's start, and what is called there.
 */
final class Body {
  private Body() {}

  /**
   * How well a line fits.
   *
   * @param line its distance from the function's first
   * @param callee the function whose frame is above, as source would call it
   */
  static Fit fit(String body, int line, Optional<String> callee) {
    int at = 0;
    for (String word : body.split(" ")) {
      int end = endOfNumber(word);
      at += Integer.parseInt(word, 0, end, 10);
      if (at >= line) {
        return at > line ? Fit.NONE : fit(word.substring(end), callee);
      }
    }
    return Fit.NONE;
  }

  private static Fit fit(String calls, Optional<String> callee) {
    return callee.filter(name -> Arrays.asList(calls.split(",")).contains(name)).isPresent()
        ? Fit.CALL
        : Fit.CODE;
  }

  private static int endOfNumber(String word) {
    int end = 0;
    while (end < word.length() && word.charAt(end) >= '0' && word.charAt(end) <= '9') {
      end++;
    }
    return end;
  }
}
