package dev.staleframe.report.html;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.staleframe.report.html.IntervalPlot.Bar;
import dev.staleframe.report.html.IntervalPlot.Interval;
import dev.staleframe.report.html.IntervalPlot.Tick;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IntervalPlotTest {

  @Test
  void ratesAreOnAnAxisFromNoneToAll() {
    IntervalPlot plot =
        IntervalPlot.rates(
            "title",
            List.of(new Interval("crash", 0.5, 0.25, 0.75), new Interval("probe", 0, 0, 0.116)));

    assertEquals(
        List.of("0 %", "25 %", "50 %", "75 %", "100 %"),
        plot.ticks().stream().map(Tick::label).toList());
    Bar crash = plot.bars().get(0);
    assertEquals(plot.ticks().get(1).x(), crash.low());
    assertEquals(plot.ticks().get(2).x(), crash.at());
    assertEquals(plot.ticks().get(3).x(), crash.high());
    assertEquals("72/29", plot.bars().get(1).low() + "/" + plot.bars().get(1).width());
    assertNull(plot.reference());
    assertEquals(
        "crash: 50 %, between 25 % and 75 %; probe: 0 %, between 0 % and 11.6 %.",
        plot.description());
  }

  @Test
  void ratiosAreHeldAgainstALine() {
    IntervalPlot plot =
        IntervalPlot.ratios("title", List.of(new Interval("cgo call", 1.02, 0.99, 1.05)), 1);

    assertEquals(
        List.of("0.98", "1.00", "1.02", "1.04", "1.06"),
        plot.ticks().stream().map(Tick::label).toList());
    assertEquals(plot.ticks().get(1).x(), plot.reference());
    assertEquals(plot.ticks().get(2).x(), plot.bars().get(0).at());
  }

  @ParameterizedTest
  @CsvSource({
    "1, 1, 1",
    "1, 0.5, 20",
    "1000, 999, 1001",
    "0.999, 0.9989, 0.9991",
    "5, 4, 6",
    "0.1, 0, 0.2",
  })
  void everyRatioIsOnTheAxis(double at, double low, double high) {
    IntervalPlot plot = IntervalPlot.ratios("title", List.of(new Interval("x", at, low, high)), 1);
    double left = Double.parseDouble(plot.ticks().get(0).x());
    double right = Double.parseDouble(plot.ticks().get(plot.ticks().size() - 1).x());

    assertTrue(plot.ticks().size() >= 2 && plot.ticks().size() <= 8, plot.ticks()::toString);
    assertTrue(left >= 0 && left < right && right <= IntervalPlot.WIDTH);
    for (String x :
        List.of(
            plot.bars().get(0).low(),
            plot.bars().get(0).at(),
            plot.bars().get(0).high(),
            plot.reference())) {
      assertTrue(Double.parseDouble(x) >= left && Double.parseDouble(x) <= right, x);
    }
    assertEquals(plot.ticks().size(), plot.ticks().stream().map(Tick::label).distinct().count());
  }
}
