package dev.staleframe.report.html;

import dev.staleframe.judge.CellVerdict;
import dev.staleframe.judge.Verdict;
import java.util.Comparator;

/**
 * How often a cell shows the fault, by the witness that saw most of it.
 *
 * @param stale trials that show it
 * @param decided trials that say anything
 */
record Rate(int stale, int decided) {
  private static final int SHADES = 3;

  static Rate of(CellVerdict cell) {
    return cell.verdicts().stream()
        .max(Comparator.comparingInt(Verdict::stale).thenComparingInt(Verdict::decided))
        .map(verdict -> new Rate(verdict.stale(), verdict.decided()))
        .orElse(new Rate(0, 0));
  }

  /** How dark it is drawn: 0 for none, up to 3 for all. */
  int shade() {
    return decided == 0 ? 0 : (int) Math.ceil((double) SHADES * stale / decided);
  }

  String words() {
    return stale + " of " + decided;
  }

  @Override
  public String toString() {
    return decided == 0 ? "" : stale + "/" + decided;
  }
}
