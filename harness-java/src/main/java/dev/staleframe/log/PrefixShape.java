package dev.staleframe.log;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the prefixes of one writer have in common: all of the text but the digits. A time, whatever
 * its format, and a process number are digits with something between.
 *
 * @param pattern matches the prefix at the beginning of a line; numbers that are not part of a date
 *     or time are its groups
 * @param bare matches the prefix of an empty line, whose blanks at the end have been lost
 */
record PrefixShape(Pattern pattern, Pattern bare) {
  private static final Pattern TOKEN =
      Pattern.compile("(?<number>\\s*\\d+(?:[:.,]\\d+)*)|(?<blank>\\s+)|(?<text>[^\\s\\d]+)");
  private static final String JOINS = "-/T+";

  static PrefixShape of(String prefix) {
    String body = prefix.stripTrailing();
    StringBuilder regex = new StringBuilder();
    Matcher token = TOKEN.matcher(body);
    while (token.find()) {
      regex.append(token.group("number") != null ? number(body, token) : other(token));
    }
    String blanks = prefix.substring(body.length());
    return new PrefixShape(
        Pattern.compile(regex + Pattern.quote(blanks)), Pattern.compile(regex + "\\s*"));
  }

  private static String other(Matcher token) {
    return token.group("blank") != null ? "\\s++" : Pattern.quote(token.group());
  }

  private static String number(String body, Matcher token) {
    boolean ofTime =
        token.group().matches(".*[:.,].*")
            || isJoined(body, token.end(), token.end() + 1)
            || isJoined(body, token.start() - 1, token.start() - 2);
    return ofTime ? "\\s*+\\d++(?:[:.,]\\d++)*+" : "\\s*+(\\d++)";
  }

  private static boolean isJoined(String body, int join, int digit) {
    return join >= 0
        && digit >= 0
        && Math.max(join, digit) < body.length()
        && JOINS.indexOf(body.charAt(join)) >= 0
        && Character.isDigit(body.charAt(digit));
  }

  /** The prefix of the line, if it has one of this shape. */
  Optional<Prefix> on(String line) {
    Matcher whole = pattern.matcher(line);
    if (whole.lookingAt()) {
      return Optional.of(new Prefix(this, line.substring(whole.end()), numbers(whole)));
    }
    Matcher empty = bare.matcher(line);
    return empty.matches() ? Optional.of(new Prefix(this, "", numbers(empty))) : Optional.empty();
  }

  private static List<String> numbers(Matcher matcher) {
    List<String> numbers = new ArrayList<>();
    for (int i = 1; i <= matcher.groupCount(); i++) {
      numbers.add(matcher.group(i));
    }
    return numbers;
  }

  boolean isBlank() {
    return bare.matcher("").matches();
  }

  /** Two shapes are one if they accept the same. */
  @Override
  public boolean equals(Object other) {
    return other instanceof PrefixShape shape && shape.pattern.pattern().equals(pattern.pattern());
  }

  @Override
  public int hashCode() {
    return pattern.pattern().hashCode();
  }
}
