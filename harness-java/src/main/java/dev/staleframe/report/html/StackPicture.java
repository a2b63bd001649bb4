package dev.staleframe.report.html;

import java.util.List;

/**
 * The stacks before and after they moved, and where the saved pointers point, drawn to scale.
 *
 * @param description the same in words, for those who don't see it
 * @param height of the picture; its width is {@link #WIDTH}
 * @param panels a stack each
 * @param between what lies between two panels that are each to a scale of their own; else null
 * @param betweenY where that is said
 */
record StackPicture(
    String description, int height, List<Panel> panels, String between, int betweenY) {
  /** Of the picture, in its own units: as wide as a phone. */
  static final int WIDTH = 340;

  StackPicture {
    panels = List.copyOf(panels);
  }

  /**
   * A stack on a line of addresses, the lowest to the left.
   *
   * @param style {@code old} or {@code new}
   * @param title what it is
   * @param titleY where the title is
   * @param pointers that point into it
   * @param barX where the stack begins on the line
   * @param barWidth how long it is on the line
   * @param barY where the line is
   * @param ticks along it, at equal distances
   * @param low the address at its left end
   * @param high the address at its right end
   * @param scale how far the ticks are from each other
   */
  record Panel(
      String style,
      String title,
      int titleY,
      List<Pointer> pointers,
      String barX,
      String barWidth,
      int barY,
      List<String> ticks,
      String low,
      String high,
      String scale) {}

  /**
   * An arrow to an address.
   *
   * @param style {@code sp}, {@code bp}
   * @param label what points there, and the address
   * @param x where it points to
   * @param labelX where the label is
   * @param labelY where the label is
   * @param atEnd whether the label ends there, rather than begins
   */
  record Pointer(String style, String label, String x, String labelX, int labelY, boolean atEnd) {}
}
