package dev.staleframe.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProgressViewTest {

  @Test
  void shortRunInALogHasNoLines() {
    assertEquals(
        "building\n",
        StudySamples.written(
            err -> {
              try (ProgressView view = new SparseProgress(err)) {
                view.preparing("building");
                view.begin(1000);
                IntStream.range(0, 1000).forEach(view::step);
              }
            }));
  }

  @Test
  void interruptionIsTheLastWord() {
    String sparse =
        StudySamples.written(
            err -> {
              try (ProgressView view = new SparseProgress(err)) {
                view.begin(2);
                view.interrupted("interrupted; 1 trial is kept");
              }
            });
    assertEquals("interrupted; 1 trial is kept\n", sparse);
    String bar =
        StudySamples.written(
            err -> {
              try (ProgressView view = new BarProgress(err, 80)) {
                view.begin(2);
                view.interrupted("interrupted; 1 trial is kept");
                view.step(1);
              }
            });
    assertTrue(bar.endsWith("interrupted; 1 trial is kept\n"), bar);
  }

  /** Widths that terminals and scripts have been seen to claim. */
  @ParameterizedTest
  @ValueSource(ints = {0, 1, 10, 80, 1000})
  void barBearsAnyWidth(int columns) {
    String shown =
        StudySamples.written(
            err -> {
              try (ProgressView view = new BarProgress(err, columns)) {
                view.step(0);
                view.preparing("building");
                view.begin(100);
                IntStream.range(0, 100).parallel().forEach(view::step);
              }
            });
    assertTrue(shown.startsWith("building\n"), shown);
  }

  @Test
  void barBearsARunOfNothing() {
    StudySamples.written(
        err -> {
          try (ProgressView view = new BarProgress(err, 80)) {
            view.begin(0);
          }
        });
  }
}
