package dev.staleframe.study;

import dev.staleframe.StaleframeException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A part of a seed's scenarios: every so manieth.
 *
 * @param number which part, from 1
 * @param of how many parts there are
 */
public record Shard(int number, int of) {
  /** All of them. */
  public static final Shard ALL = new Shard(1, 1);

  private static final Pattern TEXT = Pattern.compile("([1-9][0-9]{0,4})/([1-9][0-9]{0,4})");

  /**
   * Reads {@code 2/8}.
   *
   * @throws StaleframeException exit code 2 if it is no such thing
   */
  public static Shard parse(String text) {
    Matcher matcher = TEXT.matcher(text);
    if (!matcher.matches()
        || Integer.parseInt(matcher.group(1)) > Integer.parseInt(matcher.group(2))) {
      throw StaleframeException.usage(
          "--shard takes a part and how many there are, such as 2/8, not \"" + text + "\"");
    }
    return new Shard(Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2)));
  }

  /** The number of its scenario in the seed, both from 0. */
  int inSeed(int index) {
    return number - 1 + index * of;
  }

  @Override
  public String toString() {
    return number + "/" + of;
  }
}
