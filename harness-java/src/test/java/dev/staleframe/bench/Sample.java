package dev.staleframe.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Measurements of the same thing, told as their median and their spread. */
final class Sample {
  private final List<Double> values = new ArrayList<>();

  void add(double value) {
    values.add(value);
  }

  double median() {
    List<Double> sorted = values.stream().sorted().toList();
    int middle = sorted.size() / 2;
    return sorted.size() % 2 == 1
        ? sorted.get(middle)
        : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
  }

  /** Median and range, each value in this format, for example {@code 210 [198, 224]}. */
  String text(String format) {
    return String.format(
        Locale.ROOT,
        format + " [" + format + ", " + format + "]",
        median(),
        values.stream().min(Double::compare).orElseThrow(),
        values.stream().max(Double::compare).orElseThrow());
  }
}
