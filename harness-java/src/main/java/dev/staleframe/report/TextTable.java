package dev.staleframe.report;

import java.util.ArrayList;
import java.util.List;

/** Columns of text, each as wide as it needs to be; the last one is never padded. */
final class TextTable {
  private static final String GAP = "  ";

  private final List<List<String>> rows = new ArrayList<>();
  private final List<Boolean> rightAligned = new ArrayList<>();

  /** Adds a column; numbers want to be aligned right. */
  TextTable column(String title, boolean right) {
    if (rows.isEmpty()) {
      rows.add(new ArrayList<>());
    }
    rows.get(0).add(title);
    rightAligned.add(right);
    return this;
  }

  /** Adds a row, a cell a column. */
  void row(String... cells) {
    rows.add(List.of(cells));
  }

  /** The lines of the table, the first of them its titles. */
  List<String> lines() {
    return rows.stream().map(this::line).toList();
  }

  private String line(List<String> row) {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < row.size(); i++) {
      String padding = " ".repeat(width(i) - row.get(i).length());
      line.append(i == 0 ? "" : GAP);
      line.append(rightAligned.get(i) ? padding + row.get(i) : row.get(i) + padding);
    }
    return line.toString().stripTrailing();
  }

  private int width(int column) {
    return rows.stream().mapToInt(row -> row.get(column).length()).max().orElse(0);
  }
}
