package dev.staleframe;

import java.util.Locale;

/** A number of things in words: {@code 1 trial}, {@code 30 trials}. */
public final class Amount {
  private Amount() {}

  /** With a noun that takes an s in the plural. */
  public static String of(long number, String one) {
    return of(number, one, one + "s");
  }

  /** With a noun, or more words, of another plural. */
  public static String of(long number, String one, String several) {
    return number + " " + (number == 1 ? one : several);
  }

  /** With commas in a large number: {@code 100,000 callbacks}. */
  public static String grouped(long number, String one) {
    return String.format(Locale.ROOT, "%,d %s", number, number == 1 ? one : one + "s");
  }
}
