package dev.staleframe.dating;

import java.util.BitSet;

/**
 * Where a function was.
 *
 * @param body the number of its body in the file
 * @param start its first line
 * @param releases by number
 */
record Place(int body, int start, BitSet releases) {

  /** Reads {@code 3@381:15-31,33}: body, first line, releases. */
  static Place parse(String word) {
    int at = word.indexOf('@');
    int colon = word.indexOf(':');
    BitSet releases = new BitSet();
    for (String range : word.substring(colon + 1).split(",")) {
      int dash = range.indexOf('-');
      int first = Integer.parseInt(dash < 0 ? range : range.substring(0, dash));
      int last = dash < 0 ? first : Integer.parseInt(range.substring(dash + 1));
      releases.set(first, last + 1);
    }
    return new Place(
        Integer.parseInt(word, 0, at, 10), Integer.parseInt(word, at + 1, colon, 10), releases);
  }
}
