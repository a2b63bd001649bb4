package dev.staleframe.judge;

import dev.staleframe.crash.KnownBug;
import dev.staleframe.trial.Cell;
import dev.staleframe.trial.CrashSummary;
import dev.staleframe.trial.Trial;
import java.util.Optional;

/**
 * The tracer followed the pointer and the process died, or did not.
 *
 * <p>Only the signature of issue 69087 counts as stale, and only a trial that did all that its
 * scenario asks for, under an amplifier that would have shown the fault, counts as consistent.
 */
final class CrashWitness implements Witness {
  @Override
  public String name() {
    return "crash";
  }

  @Override
  public Optional<Abstention> abstains(Cell cell) {
    return Expectations.leftToTheCheck(cell)
        .or(
            () ->
                cell.scenario().decisive().contains(cell.amplifier())
                    ? Optional.empty()
                    : Optional.of(
                        Abstention.blind(
                            "amplifier %s: a walk of freed memory could go unnoticed"
                                .formatted(cell.amplifier()))));
  }

  @Override
  public Finding expected(Cell cell) {
    return cell.scenario().plants() ? Finding.CONSISTENT : Expectations.ofTracer(cell);
  }

  @Override
  public Assessment assess(Trial trial) {
    return isOfTheTracer(trial.crash())
        ? Assessment.STALE
        : trial.shortfall().map(Assessment::unknown).orElse(Assessment.CONSISTENT);
  }

  private static boolean isOfTheTracer(CrashSummary crash) {
    return crash != null
        && KnownBug.ISSUE_69087.id().equals(crash.knownBug())
        && crash.witness().equals("crash");
  }
}
