package dev.staleframe.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.staleframe.judge.CellTally.Heard;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PaceTest {
  private static final long SECOND = 1_000_000_000L;

  @Test
  void saysHowFarHowFastHowLongAndWhatWasSeen() {
    Pace pace = new Pace(0);
    pace.expect(100);
    pace.expect(20);
    IntStream.range(0, 30).forEach(i -> pace.ended(new Heard(i < 3, i != 7)));

    assertEquals(
        "30 of 120 trials, 15 a second, 6 s left; 3 stale, 1 not as expected",
        pace.line(2 * SECOND));
  }

  @ParameterizedTest
  @CsvSource({"1, 99 s -> 2 min", "1, 50 s -> 50 s", "1, 7260 s -> 2 h 01 min"})
  void timeLeftIsInUnitsThatPeopleRead(int done, String both) {
    String[] parts = both.split(" -> ");
    int left = Integer.parseInt(parts[0].replace(" s", ""));
    Pace pace = new Pace(0);
    pace.expect(done + left);
    pace.ended(new Heard(false, true));

    assertEquals(parts[1], pace.line(SECOND).replaceAll(".*, (.*) left.*", "$1"));
  }

  @Test
  void nothingDoneHasNoPace() {
    Pace pace = new Pace(5);
    pace.expect(3);

    assertEquals("0 of 3 trials, 0 a second, 0 s left; 0 stale, 0 not as expected", pace.line(5));
  }
}
