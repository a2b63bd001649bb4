package dev.staleframe.report.html;

import dev.staleframe.judge.CostComparison;
import dev.staleframe.judge.CostComparison.Result;
import dev.staleframe.report.CostResult;
import dev.staleframe.report.CostWords;
import dev.staleframe.report.Printable;
import dev.staleframe.report.html.IntervalPlot.Interval;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * All that the page of {@code cost} shows, as its template wants it.
 *
 * @param style how it looks, and what it may do
 * @param measured whether all could be compared
 * @param heading what was run, a line each
 * @param conclusion what came of it, a sentence each
 * @param operations one section each
 * @param journal where the records are
 */
record CostPage(
    Style style,
    boolean measured,
    List<String> heading,
    List<String> conclusion,
    List<Operation> operations,
    String journal) {

  /**
   * What is said of an operation.
   *
   * @param id of its section
   * @param name as people call it
   * @param plot of its ratios, or null if nothing could be compared
   * @param rows a row a comparison
   */
  record Operation(String id, String name, IntervalPlot plot, List<Row> rows) {}

  /**
   * A comparison.
   *
   * @param after the build that is held against the other
   * @param before that other
   * @param nanosBefore what it took, in nanoseconds
   * @param nanosAfter what it took
   * @param ratio how the two compare, with its interval
   * @param words what that means
   */
  record Row(
      String after,
      String before,
      String nanosBefore,
      String nanosAfter,
      String ratio,
      String words) {}

  static CostPage of(CostResult result) {
    Map<String, List<CostComparison>> operations = new LinkedHashMap<>();
    for (CostComparison comparison : result.all()) {
      operations
          .computeIfAbsent(CostWords.operation(comparison), name -> new ArrayList<>())
          .add(comparison);
    }
    List<Operation> sections = new ArrayList<>();
    operations.forEach(
        (name, comparisons) ->
            sections.add(
                new Operation(
                    "operation-" + (sections.size() + 1),
                    name,
                    plot(name, comparisons),
                    comparisons.stream().map(CostPage::row).toList())));
    return new CostPage(
        Style.load(),
        result.measured(),
        CostWords.heading(result).stream().map(Printable::of).toList(),
        CostWords.conclusion(result).stream().map(Printable::of).toList(),
        sections,
        Printable.of(result.journal()));
  }

  private static IntervalPlot plot(String name, List<CostComparison> comparisons) {
    List<Interval> intervals =
        comparisons.stream()
            .filter(comparison -> comparison.result().isPresent())
            .map(comparison -> interval(comparison, comparison.result().get()))
            .toList();
    return intervals.isEmpty()
        ? null
        : IntervalPlot.ratios("How many times as long " + name + " takes as before", intervals, 1);
  }

  private static Interval interval(CostComparison comparison, Result result) {
    return new Interval(label(comparison), result.ratio(), result.low(), result.high());
  }

  /** Short: it stands beside the axis. */
  private static String label(CostComparison comparison) {
    if (comparison.control()) {
      return "itself";
    }
    boolean sameRelease = comparison.after().release().equals(comparison.before().release());
    return sameRelease
        ? comparison.after().patch().toString()
        : comparison.after().release().toString();
  }

  private static Row row(CostComparison comparison) {
    return new Row(
        comparison.control() ? "itself, in another order" : CostWords.build(comparison.after()),
        CostWords.build(comparison.before()),
        nanos(comparison.nanosBefore()),
        nanos(comparison.nanosAfter()),
        comparison
            .result()
            .map(r -> String.format(Locale.ROOT, "%.4f %s", r.ratio(), CostWords.interval(r)))
            .orElse("-"),
        words(comparison));
  }

  private static String nanos(double nanos) {
    return nanos == 0 ? "-" : String.format(Locale.ROOT, "%.1f", nanos);
  }

  private static String words(CostComparison comparison) {
    return comparison
        .result()
        .map(
            result ->
                result.distinguishable()
                    ? "a difference"
                    : "none shown, resolution " + CostWords.resolution(result))
        .orElse("not compared");
  }
}
