package dev.staleframe.crash;

import java.util.OptionalLong;

/** Reads {@code key=value} fields as the runtime prints them: blank-separated, unquoted. */
final class Fields {
  private static final int MAX_HEX_DIGITS = 16;
  private static final int MAX_DECIMAL_DIGITS = 20;

  private Fields() {}

  /** The number written {@code 0x…} right after the key, if there is one of at most 64 bits. */
  static OptionalLong hex(String line, String key) {
    int at = line.indexOf(key);
    if (at < 0 || !line.startsWith("0x", at + key.length())) {
      return OptionalLong.empty();
    }
    return digits(line, at + key.length() + 2, 16, MAX_HEX_DIGITS);
  }

  /**
   * The decimal number right after the key, if there is one of at most 64 bits. The runtime prints
   * a negative {@code sigcode} as unsigned (18446744073709551610 is -6); it comes back negative.
   */
  static OptionalLong decimal(String line, String key) {
    int at = line.indexOf(key);
    return at < 0 ? OptionalLong.empty() : digits(line, at + key.length(), 10, MAX_DECIMAL_DIGITS);
  }

  private static OptionalLong digits(String line, int from, int radix, int most) {
    long value = 0;
    int at = from;
    for (; at < line.length(); at++) {
      int digit = Character.digit(line.charAt(at), radix);
      if (digit < 0) {
        break;
      }
      value = value * radix + digit;
    }
    int count = at - from;
    return count == 0 || count > most ? OptionalLong.empty() : OptionalLong.of(value);
  }
}
