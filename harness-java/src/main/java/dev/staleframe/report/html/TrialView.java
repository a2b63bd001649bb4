package dev.staleframe.report.html;

import dev.staleframe.judge.Finding;
import dev.staleframe.judge.Witness;
import dev.staleframe.report.Printable;
import dev.staleframe.trial.Trial;
import java.util.List;

/**
 * A trial.
 *
 * @param number its number in the cell
 * @param status what happened
 * @param end the exit status or the signal
 * @param millis how long it took
 * @param memory its peak resident memory
 * @param findings what each witness says of it
 * @param remark what else there is to say, or empty
 */
record TrialView(
    int number,
    String status,
    String end,
    String millis,
    String memory,
    List<String> findings,
    String remark) {
  private static final long KIB = 1024;

  TrialView {
    findings = List.copyOf(findings);
  }

  /**
   * A trial to be shown.
   *
   * @param witnesses who is heard on it
   * @param titled whether the title of its crash needs to be said
   */
  static TrialView of(Trial trial, List<Witness> witnesses, boolean titled) {
    boolean ran = trial.exitCode() >= 0 || trial.signal() > 0;
    return new TrialView(
        trial.number(),
        trial.status().toString(),
        end(trial),
        ran ? Quantity.millis(trial.wallMicros()) : "",
        ran ? Quantity.bytes(trial.maxRssKiB() * KIB) : "",
        witnesses.stream().map(witness -> finding(witness, trial)).toList(),
        Printable.of(remark(trial, titled)));
  }

  private static String end(Trial trial) {
    if (trial.signal() > 0) {
      return "signal " + trial.signal();
    }
    return trial.exitCode() < 0 ? "" : "exit " + trial.exitCode();
  }

  /** One who abstains is heard only if he saw the fault all the same, as in the counts. */
  private static String finding(Witness witness, Trial trial) {
    Finding finding = witness.assess(trial).finding();
    return finding != Finding.STALE && witness.abstains(trial.cell()).isPresent()
        ? Mark.ABSTAINS.sign()
        : Mark.of(finding, trial.cell().scenario().plants()).word();
  }

  private static String remark(Trial trial, boolean titled) {
    if (trial.crash() != null && titled) {
      return trial.crash().title();
    }
    if (trial.note() != null) {
      return trial.note();
    }
    return trial.progress().error() == null ? "" : trial.progress().error();
  }
}
