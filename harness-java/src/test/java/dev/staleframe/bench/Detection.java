package dev.staleframe.bench;

import dev.staleframe.fixture.Amplifier;
import dev.staleframe.judge.CellVerdict;
import dev.staleframe.judge.Finding;
import dev.staleframe.judge.Verdict;
import dev.staleframe.report.StudyResult;
import java.io.IOException;
import java.util.List;

/**
 * Whether a scenario shows its fault in each single trial, and never where there is none.
 *
 * <p>One goroutine, one callback, the amplifier efence; stale trials are counted.
 */
record Detection(String scenario) implements Figure {
  @Override
  public String name() {
    return "detection-" + scenario;
  }

  @Override
  public Reading measure(Lab lab) throws IOException {
    lab.fixture(Lab.FAULTY); // A failure to build is no trial that dissents.
    lab.fixture(Lab.FIXED);
    StudyResult result =
        lab.reproduce(
            scenario,
            Amplifier.EFENCE,
            List.of(Lab.FAULTY, Lab.FIXED),
            lab.trials(),
            new Stopwatch());
    Verdict faulty = crash(result.cells().get(0));
    Verdict fixed = crash(result.cells().get(1));
    boolean met = unanimous(faulty, lab.trials()) && unanimous(fixed, lab.trials());
    return Reading.judged(
        "%s %s, %s %s, unknown %d"
            .formatted(
                Lab.FAULTY,
                of(faulty.stale(), lab),
                Lab.FIXED,
                of(fixed.stale(), lab),
                faulty.unknown() + fixed.unknown()),
        of(wanted(faulty, lab), lab) + ", " + of(wanted(fixed, lab), lab),
        met);
  }

  private static Verdict crash(CellVerdict cell) {
    return cell.verdicts().get(0);
  }

  /** No trial dissents, and none abstains. */
  private static boolean unanimous(Verdict verdict, int trials) {
    return trials == (verdict.expected() == Finding.STALE ? verdict.stale() : verdict.consistent());
  }

  private static String of(int stale, Lab lab) {
    return stale + "/" + lab.trials();
  }

  private static int wanted(Verdict verdict, Lab lab) {
    return verdict.expected() == Finding.STALE ? lab.trials() : 0;
  }
}
