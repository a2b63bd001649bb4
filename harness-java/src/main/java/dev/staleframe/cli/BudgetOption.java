package dev.staleframe.cli;

import dev.staleframe.StaleframeException;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A time as people write it on a command line: {@code 90s}, {@code 10m}, {@code 1h30m}. */
final class BudgetOption {
  private static final Pattern SYNTAX =
      Pattern.compile("(?=\\d)(?:(\\d{1,3})h)?(?:(\\d{1,4})m)?(?:(\\d{1,5})s)?");

  private BudgetOption() {}

  /**
   * Reads it.
   *
   * @throws StaleframeException exit code 2 if it is no time, or none at all
   */
  static Duration parse(String text) {
    Matcher matcher = SYNTAX.matcher(text);
    if (matcher.matches()) {
      Duration time =
          Duration.ofHours(number(matcher.group(1)))
              .plusMinutes(number(matcher.group(2)))
              .plusSeconds(number(matcher.group(3)));
      if (!time.isZero()) {
        return time;
      }
    }
    throw StaleframeException.usage(
        "--budget takes a time such as 90s, 10m or 1h30m, not \"%s\"".formatted(text));
  }

  private static int number(String digits) {
    return digits == null ? 0 : Integer.parseInt(digits);
  }
}
