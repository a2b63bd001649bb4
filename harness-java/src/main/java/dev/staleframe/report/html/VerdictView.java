package dev.staleframe.report.html;

import dev.staleframe.judge.RateInterval;
import dev.staleframe.judge.Verdict;
import dev.staleframe.report.Printable;
import java.util.ArrayList;
import java.util.List;

/**
 * What one witness says of a cell.
 *
 * @param witness who it is
 * @param expected what it must say, in a word, and how often if timing decides that
 * @param mark what it says
 * @param stale trials that showed it the fault
 * @param consistent trials that would have shown it
 * @param unknown trials that say nothing to it
 * @param rate the share of stale ones with its interval, or empty
 * @param asExpected whether it says what it must
 * @param remarks why it abstains, or why trials say nothing to it
 */
record VerdictView(
    String witness,
    String expected,
    Mark mark,
    int stale,
    int consistent,
    int unknown,
    String rate,
    boolean asExpected,
    List<String> remarks) {
  VerdictView {
    remarks = List.copyOf(remarks);
  }

  static VerdictView of(Verdict verdict, boolean planted) {
    boolean silent = silent(verdict);
    Mark mark = silent ? Mark.ABSTAINS : Mark.of(verdict.finding(), planted);
    return new VerdictView(
        verdict.witness(),
        silent ? "" : expected(verdict, planted),
        mark,
        verdict.stale(),
        verdict.consistent(),
        verdict.unknown(),
        rate(verdict),
        verdict.asExpected(),
        remarks(verdict));
  }

  private static String expected(Verdict verdict, boolean planted) {
    String word = Mark.of(verdict.expected(), planted).word();
    return verdict.isHeldToARate() ? word + ", " + verdict.leastRate() + " or more" : word;
  }

  private static boolean silent(Verdict verdict) {
    return verdict.silent() && verdict.undecided() == 0;
  }

  private static String rate(Verdict verdict) {
    if (verdict.decided() == 0) {
      return "";
    }
    RateInterval interval = verdict.interval();
    return "%s (%s to %s)"
        .formatted(
            Quantity.percent((double) verdict.stale() / verdict.decided()),
            Quantity.percent(interval.low()),
            Quantity.percent(interval.high()));
  }

  private static List<String> remarks(Verdict verdict) {
    List<String> remarks = new ArrayList<>();
    if (verdict.abstention() != null) {
      String reason = Printable.of(verdict.abstention().reason());
      remarks.add(silent(verdict) ? reason : "would abstain: " + reason);
    }
    verdict
        .reasons()
        .forEach(
            (reason, count) -> {
              boolean said =
                  verdict.abstention() != null && verdict.abstention().reason().equals(reason);
              if (!said) {
                remarks.add(count + " × " + Printable.of(reason));
              }
            });
    return remarks;
  }
}
