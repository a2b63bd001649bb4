package dev.staleframe.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.staleframe.judge.CellTally;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProgressViewTest {
  private static final CellTally.Heard CLEAN = new CellTally.Heard(false, true);

  @Test
  void shortRunInALogHasNoLines() {
    assertEquals(
        "building\n",
        StudySamples.written(
            err -> {
              try (ProgressView view = new SparseProgress(err)) {
                view.preparing("building");
                view.expect(1000);
                IntStream.range(0, 1000).forEach(i -> view.ended(CLEAN));
              }
            }));
  }

  @Test
  void interruptionIsTheLastWord() {
    String sparse =
        StudySamples.written(
            err -> {
              try (ProgressView view = new SparseProgress(err)) {
                view.expect(2);
                view.interrupted("interrupted; 1 trial is kept");
              }
            });
    assertEquals("interrupted; 1 trial is kept\n", sparse);
    String bar =
        StudySamples.written(
            err -> {
              try (ProgressView view = new BarProgress(err, 80)) {
                view.expect(2);
                view.interrupted("interrupted; 1 trial is kept");
                view.ended(CLEAN);
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
                view.ended(CLEAN);
                view.preparing("building");
                view.expect(100);
                IntStream.range(0, 100).parallel().forEach(i -> view.ended(CLEAN));
              }
            });
    assertTrue(shown.startsWith("building\n"), shown);
  }

  @Test
  void barBearsARunOfNothing() {
    StudySamples.written(
        err -> {
          try (ProgressView view = new BarProgress(err, 80)) {
            view.expect(0);
          }
        });
  }
}
