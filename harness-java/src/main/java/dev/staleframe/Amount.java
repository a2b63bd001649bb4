package dev.staleframe;

import java.util.Locale;

/** A number of things in words: {@code 1 trial}, {@code 30 trials}. */
public final class Amount {
  private Amount() {}

  /** Of what takes an s where there are several, or none. */
  public static String of(long number, String one) {
    return of(number, one, one + "s");
  }

  /** Of what has another form where there are several, or none. */
  public static String of(long number, String one, String several) {
    return number + " " + (number == 1 ? one : several);
  }

  /** The same for large numbers: {@code 100,000 callbacks}. */
  public static String grouped(long number, String one) {
    return String.format(Locale.ROOT, "%,d %s", number, number == 1 ? one : one + "s");
  }
}
