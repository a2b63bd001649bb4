package dev.staleframe.report.html;

import dev.staleframe.fixture.Scenario;
import dev.staleframe.judge.CellVerdict;
import dev.staleframe.judge.Verdict;
import dev.staleframe.judge.Witness;
import dev.staleframe.report.Origin;
import dev.staleframe.report.Printable;
import dev.staleframe.report.StudyResult;
import dev.staleframe.report.Surprise;
import dev.staleframe.report.html.IntervalPlot.Interval;
import dev.staleframe.trial.Cell;
import dev.staleframe.trial.Trial;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Opens cells one after the other, so that no more than one log excerpt is held at a time. */
final class CellViews {
  /** Of logs in all, so that many crashes don't make a page that no browser likes. */
  private static final int LOGS_TOGETHER = 512 * 1024;

  private static final int LEAST_OF_A_LOG = 2 * 1024;
  private static final int MOST_OF_A_LOG = 64 * 1024;

  /** Of trials in all, for cells that are as expected; what is not is shown as it was kept. */
  private static final int TRIALS_TOGETHER = 4500;

  private static final int LEAST_TRIALS = 3;

  private final Origin origin;
  private final List<Surprise> surprises;
  private final Map<Cell, String> ids;
  private final CellName names;
  private final int mostOfALog;
  private final int mostTrials;

  CellViews(StudyResult result, Map<Cell, String> ids) {
    this.origin = result.origin();
    this.surprises = result.surprises();
    this.ids = ids;
    this.names = CellName.among(result.cells());
    this.mostTrials = Math.max(LEAST_TRIALS, TRIALS_TOGETHER / Math.max(1, result.cells().size()));
    long crashes = result.cells().stream().filter(cell -> cell.firstCrash() != null).count();
    this.mostOfALog =
        (int)
            Math.max(LEAST_OF_A_LOG, Math.min(MOST_OF_A_LOG, LOGS_TOGETHER / Math.max(1, crashes)));
  }

  CellView of(CellVerdict cell) {
    boolean planted = cell.cell().scenario().plants();
    List<Witness> heard =
        cell.verdicts().stream().map(verdict -> named(verdict.witness())).toList();
    boolean titled = cell.titles().size() > 1;
    List<Trial> trials = cell.asExpected() ? first(cell.kept()) : cell.kept();
    return new CellView(
        ids.get(cell.cell()),
        names.of(cell.cell()),
        Mark.of(cell),
        rate(cell),
        cell.asExpected(),
        surprises.stream()
            .filter(surprise -> surprise.cell().equals(cell.cell()))
            .map(surprise -> Printable.of(surprise.words()))
            .toList(),
        expectation(cell),
        cell.verdicts().stream().map(verdict -> VerdictView.of(verdict, planted)).toList(),
        plot(cell),
        titles(cell),
        cell.firstCrash() == null ? null : CrashView.of(cell, origin, mostOfALog),
        cell.firstStale() == null ? null : StaleView.of(cell.firstStale()),
        cell.firstWrong() == null ? null : WrongStackView.of(cell.firstWrong()),
        trials.stream().map(trial -> TrialView.of(trial, heard, titled)).toList(),
        shown(cell, trials));
  }

  private static Witness named(String name) {
    return Witness.ALL.stream()
        .filter(witness -> witness.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private static String rate(CellVerdict cell) {
    Rate rate = Rate.of(cell);
    if (rate.decided() > 0) {
      return rate.words();
    }
    return cell.verdicts().stream()
        .filter(Verdict::notAffected)
        .map(verdict -> Printable.of(verdict.abstention().reason()))
        .findFirst()
        .orElse("no trial says anything");
  }

  /** What is expected can be a user's own; what is known is said beside it. */
  private static String expectation(CellVerdict verdict) {
    Scenario scenario = verdict.cell().scenario();
    String range = scenario.stale().toString();
    if (scenario.plants()) {
      return "Expected: the runtime's check "
          + (verdict.expectedStale() ? "fires" : "lets the pointer pass")
          + (range.isEmpty() ? "." : "; it is known to be in " + range + ".");
    }
    String known =
        range.isEmpty()
            ? "the scenario is a control"
            : "the fault of " + scenario.name() + " is known to be in " + range;
    return "Expected: %s; %s.".formatted(verdict.expectedStale() ? "stale" : "consistent", known);
  }

  private static IntervalPlot plot(CellVerdict cell) {
    List<Interval> intervals = new ArrayList<>();
    for (Verdict verdict : cell.verdicts()) {
      if (verdict.decided() > 0) {
        intervals.add(
            new Interval(
                verdict.witness(),
                (double) verdict.stale() / verdict.decided(),
                verdict.interval().low(),
                verdict.interval().high()));
      }
    }
    return intervals.isEmpty()
        ? null
        : IntervalPlot.rates("Share of trials that show the fault, 95 % intervals", intervals);
  }

  private static List<String> titles(CellVerdict cell) {
    return cell.titles().entrySet().stream()
        .sorted(Map.Entry.<String, Integer>comparingByValue(Comparator.reverseOrder()))
        .map(title -> title.getValue() + " × " + Printable.of(title.getKey()))
        .toList();
  }

  private List<Trial> first(List<Trial> trials) {
    return trials.subList(0, Math.min(mostTrials, trials.size()));
  }

  private static String shown(CellVerdict cell, List<Trial> trials) {
    int all = cell.verdicts().stream().mapToInt(Verdict::trials).max().orElse(0);
    int some = trials.size();
    String time = Quantity.seconds(cell.wallMicros());
    if (some == all) {
      return String.format(Locale.ROOT, "%,d, which took %s", all, time);
    }
    boolean inOrder = some == 0 || trials.get(some - 1).number() < some;
    String which = inOrder ? "" : ", and the first that were not as expected";
    return String.format(
        Locale.ROOT, "the first ones%s: %,d of %,d, which took %s", which, some, all, time);
  }
}
