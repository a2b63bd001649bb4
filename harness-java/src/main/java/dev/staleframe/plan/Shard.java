package dev.staleframe.plan;

import dev.staleframe.StaleframeException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A part of a plan, to be run on a machine of its own.
 *
 * @param number which, from 1
 * @param of how many there are
 */
public record Shard(int number, int of) {
  /** The whole plan. */
  public static final Shard WHOLE = new Shard(1, 1);

  /** More than any engine of jobs takes: GitHub's matrix has at most 256. */
  public static final int MOST = 1000;

  private static final Pattern SYNTAX = Pattern.compile("(\\d{1,4})/(\\d{1,4})");

  /**
   * Reads {@code 2/8}.
   *
   * @throws StaleframeException exit code 2 if it is no shard
   */
  public static Shard parse(String text) {
    Matcher matcher = SYNTAX.matcher(text);
    if (matcher.matches()) {
      Shard shard =
          new Shard(Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2)));
      if (shard.number >= 1 && shard.number <= shard.of && shard.of <= MOST) {
        return shard;
      }
    }
    throw StaleframeException.usage(
        "\"%s\" is no shard; write 2/8 for the second of eight, 1 to %d".formatted(text, MOST));
  }

  @Override
  public String toString() {
    return number + "/" + of;
  }
}
