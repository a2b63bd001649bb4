package dev.staleframe.report.html;

import java.util.List;

/**
 * Releases x scenarios.
 *
 * @param caption what all of it has in common
 * @param scenarios the upper row of titles, each over its columns
 * @param columns the lower row of titles; empty strings where the scenario alone says it
 * @param rows the newest release first
 * @param compact whether there are so many columns that boxes hold a word and no count
 */
record HeatMap(
    String caption,
    List<Scenario> scenarios,
    List<String> columns,
    List<Row> rows,
    boolean compact) {
  /** Up to so many rows are seen at once. */
  private static final int ROOMY = 24;

  HeatMap {
    scenarios = List.copyOf(scenarios);
    columns = List.copyOf(columns);
    rows = List.copyOf(rows);
  }

  /** Whether it is better scrolled in a box of its own, under its titles. */
  boolean tall() {
    return rows.size() > ROOMY;
  }

  /** Whether there is a lower row of titles. */
  boolean hasVariants() {
    return columns.stream().anyMatch(column -> !column.isEmpty());
  }

  /**
   * A title over some columns.
   *
   * @param name of the scenario
   * @param span how many columns
   */
  record Scenario(String name, int span) {}

  /**
   * A release, with its patch and settings.
   *
   * @param build what was built
   * @param settings the runtime's, if they are told apart by rows; else empty
   * @param boxes one a column, null for what was not run
   */
  record Row(String build, String settings, List<Box> boxes) {}

  /**
   * A cell.
   *
   * @param id of the section that shows it
   * @param mark what was found
   * @param shade how dark it is drawn, 0 to 3
   * @param rate {@code 30/30}; if no trial says anything, why that is as good, or empty
   * @param seenBy the witnesses who saw the fault
   * @param asExpected whether it is as it must be
   */
  record Box(String id, Mark mark, int shade, String rate, String seenBy, boolean asExpected) {}
}
