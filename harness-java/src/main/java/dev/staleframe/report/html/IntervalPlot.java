package dev.staleframe.report.html;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.DoubleFunction;

/**
 * Intervals under each other on one axis, drawn to scale.
 *
 * @param title what is drawn
 * @param description the same in words, for those who don't see it
 * @param height of the picture; its width is {@link #WIDTH}
 * @param bars one an interval
 * @param ticks of the axis
 * @param reference where the line is that the intervals are held against, or null
 */
public record IntervalPlot(
    String title,
    String description,
    int height,
    List<Bar> bars,
    List<Tick> ticks,
    String reference) {
  /** Of the picture, in its own units: as wide as a phone, so that letters stay legible there. */
  public static final int WIDTH = 340;

  private static final double LEFT = 72;
  private static final double RIGHT = 322;
  private static final int FIRST = 14;
  private static final int STEP = 20;
  private static final int AXIS = 22;

  public IntervalPlot {
    bars = List.copyOf(bars);
    ticks = List.copyOf(ticks);
  }

  /**
   * What is known of a quantity.
   *
   * @param label what it is of
   * @param estimate the best guess
   * @param low the interval's lower end
   * @param high its upper end
   */
  public record Interval(String label, double estimate, double low, double high) {}

  /** An interval's place in the picture. */
  record Bar(String label, String low, String high, String width, String at, int y) {}

  /** A mark on the axis. */
  record Tick(String x, String label) {}

  /** Where the axis begins and ends. */
  private record Axis(double from, double to) {
    String x(double value) {
      double clamped = Math.max(from, Math.min(to, value));
      return Quantity.coordinate(LEFT + (RIGHT - LEFT) * (clamped - from) / (to - from));
    }
  }

  /** Shares between 0 and 1. */
  public static IntervalPlot rates(String title, List<Interval> intervals) {
    Axis axis = new Axis(0, 1);
    return plot(
        title, intervals, axis, List.of(0.0, 0.25, 0.5, 0.75, 1.0), null, Quantity::percent);
  }

  /** Ratios, held against one that means no difference. */
  public static IntervalPlot ratios(String title, List<Interval> intervals, double reference) {
    double low = intervals.stream().mapToDouble(Interval::low).reduce(reference, Math::min);
    double high = intervals.stream().mapToDouble(Interval::high).reduce(reference, Math::max);
    double step = step(high - low);
    double from = Math.floor(low / step) * step;
    double to = Math.max(Math.ceil(high / step) * step, from + step);
    List<Double> ticks = new ArrayList<>();
    for (int i = 0; from + i * step <= to + step / 2; i++) {
      ticks.add(from + i * step);
    }
    int digits = (int) Math.max(0, Math.ceil(-Math.log10(step)));
    return plot(
        title,
        intervals,
        new Axis(from, to),
        ticks,
        reference,
        value -> String.format(Locale.ROOT, "%." + digits + "f", value));
  }

  /** A round number that goes into the range not more than five times. */
  private static double step(double range) {
    if (!(range > 0) || Double.isInfinite(range)) {
      return 1;
    }
    double power = Math.pow(10, Math.floor(Math.log10(range / 5)));
    for (double factor : new double[] {1, 2, 5}) {
      if (factor * power * 5 >= range) {
        return factor * power;
      }
    }
    return 10 * power;
  }

  private static IntervalPlot plot(
      String title,
      List<Interval> intervals,
      Axis axis,
      List<Double> ticks,
      Double reference,
      DoubleFunction<String> words) {
    List<Bar> bars = new ArrayList<>();
    List<String> sentences = new ArrayList<>();
    for (Interval interval : intervals) {
      String low = axis.x(interval.low());
      String high = axis.x(interval.high());
      bars.add(
          new Bar(
              interval.label(),
              low,
              high,
              Quantity.coordinate(Double.parseDouble(high) - Double.parseDouble(low)),
              axis.x(interval.estimate()),
              FIRST + bars.size() * STEP));
      sentences.add(
          "%s: %s, between %s and %s"
              .formatted(
                  interval.label(),
                  words.apply(interval.estimate()),
                  words.apply(interval.low()),
                  words.apply(interval.high())));
    }
    return new IntervalPlot(
        title,
        String.join("; ", sentences) + ".",
        FIRST + intervals.size() * STEP + AXIS,
        bars,
        ticks.stream().map(tick -> new Tick(axis.x(tick), words.apply(tick))).toList(),
        reference == null ? null : axis.x(reference));
  }

  /** Where the axis is. */
  int axisY() {
    return height - AXIS;
  }
}
