package dev.staleframe.script;

import java.util.ArrayList;
import java.util.List;

/** Operations on unmodifiable lists. */
final class Lists {
  private Lists() {}

  /** A copy of {@code all} with {@code last} at its end. */
  static <T> List<T> and(List<T> all, T last) {
    List<T> more = new ArrayList<>(all);
    more.add(last);
    return more;
  }
}
