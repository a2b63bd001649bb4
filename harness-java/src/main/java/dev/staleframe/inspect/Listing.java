package dev.staleframe.inspect;

import java.util.List;

/** Names in a sentence, not too many of them. */
final class Listing {
  private static final int MOST = 5;

  private Listing() {}

  /** {@code a, b} or {@code a, b, c, d, e and 7 more}. */
  static String of(List<String> names) {
    String first = String.join(", ", names.subList(0, Math.min(MOST, names.size())));
    return names.size() <= MOST ? first : first + " and " + (names.size() - MOST) + " more";
  }
}
