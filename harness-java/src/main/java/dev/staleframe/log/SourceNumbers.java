package dev.staleframe.log;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Tells which numbers in the prefixes of a shape name the writer: those that take few values and
 * come back to one after another. A counter, or a part of a time, doesn't come back.
 */
final class SourceNumbers {
  private static final int MOST_WRITERS = 16;

  private final List<Column> columns = new ArrayList<>();

  private static final class Column {
    private final Set<String> values = new TreeSet<>();
    private String last = "";
    private boolean comesBack;

    void note(String value) {
      boolean added = values.size() <= MOST_WRITERS && values.add(value);
      comesBack |= !added && !value.equals(last);
      last = value;
    }

    boolean namesWriter() {
      return comesBack && values.size() <= MOST_WRITERS;
    }
  }

  void note(List<String> numbers) {
    while (columns.size() < numbers.size()) {
      columns.add(new Column());
    }
    for (int i = 0; i < numbers.size(); i++) {
      columns.get(i).note(numbers.get(i));
    }
  }

  /** Those of the numbers that name the writer. */
  List<String> of(List<String> numbers) {
    List<String> named = new ArrayList<>();
    for (int i = 0; i < numbers.size(); i++) {
      if (columns.get(i).namesWriter()) {
        named.add(numbers.get(i));
      }
    }
    return named;
  }
}
