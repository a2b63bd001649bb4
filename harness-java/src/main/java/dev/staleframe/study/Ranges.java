package dev.staleframe.study;

import java.util.ArrayList;
import java.util.List;

/** Numbers in few words. */
final class Ranges {
  private Ranges() {}

  /** Ascending numbers, consecutive ones as ranges: {@code 1, 4-7}. */
  static String of(List<Integer> numbers) {
    List<String> ranges = new ArrayList<>();
    int from = 0;
    for (int i = 0; i < numbers.size(); i++) {
      boolean last = i + 1 == numbers.size() || numbers.get(i + 1) != numbers.get(i) + 1;
      if (last) {
        ranges.add(range(numbers.get(from), numbers.get(i)));
        from = i + 1;
      }
    }
    return String.join(", ", ranges);
  }

  private static String range(int from, int to) {
    return from == to ? Integer.toString(from) : from + "-" + to;
  }
}
