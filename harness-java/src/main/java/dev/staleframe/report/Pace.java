package dev.staleframe.report;

import dev.staleframe.Amount;
import dev.staleframe.judge.CellTally;
import java.util.Locale;

/** How far trials have come, how fast, and what they showed so far. */
final class Pace {
  private static final double NANOS = 1e9;
  private static final int MINUTE = 60;
  private static final int HOUR = 60 * MINUTE;

  private final long startedNanos;
  private int total;
  private int done;
  private int stale;
  private int unexpected;

  /**
   * @param nowNanos when they begin
   */
  Pace(long nowNanos) {
    startedNanos = nowNanos;
  }

  void expect(int trials) {
    total += trials;
  }

  void ended(CellTally.Heard heard) {
    done++;
    stale += heard.stale() ? 1 : 0;
    unexpected += heard.asExpected() ? 0 : 1;
  }

  int total() {
    return total;
  }

  int done() {
    return done;
  }

  /** What they showed: {@code 30 stale, 2 not as expected}. */
  String seen() {
    return String.format(Locale.ROOT, "%d stale, %d not as expected", stale, unexpected);
  }

  /** All of it, in a line. */
  String line(long nowNanos) {
    double seconds = Math.max(1, nowNanos - startedNanos) / NANOS;
    double perSecond = done / seconds;
    return String.format(
        Locale.ROOT,
        "%d of %s, %.0f a second, %s left; %s",
        done,
        Amount.of(total, "trial"),
        perSecond,
        duration(done == 0 ? 0 : (long) Math.ceil((total - done) / perSecond)),
        seen());
  }

  private static String duration(long seconds) {
    if (seconds < MINUTE) {
      return seconds + " s";
    }
    return seconds < HOUR
        ? (seconds + MINUTE / 2) / MINUTE + " min"
        : String.format(Locale.ROOT, "%d h %02d min", seconds / HOUR, seconds % HOUR / MINUTE);
  }
}
