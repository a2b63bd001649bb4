package dev.staleframe.judge;

import dev.staleframe.crash.KnownBug;
import dev.staleframe.trial.Cell;
import dev.staleframe.trial.CrashSummary;
import dev.staleframe.trial.Trial;
import java.util.Optional;

/**
 * The runtime found the pointer outside of the stack and threw, or let it pass ({@code
 * reentersyscall} and {@code entersyscallblock}, {@code src/runtime/proc.go}, since 1.23.1).
 */
final class CheckWitness implements Witness {
  @Override
  public String name() {
    return "check";
  }

  @Override
  public Optional<Abstention> abstains(Cell cell) {
    if (cell.scenario().plants()) {
      return Optional.empty(); // That an older release lets it pass is what is to be shown.
    }
    if (!cell.known()) {
      return Optional.of(Abstention.blind("whether it has the check is not known"));
    }
    if (!cell.hasCheck()) {
      return Optional.of(Abstention.noCheck());
    }
    return cell.scenario().callsBack()
        ? Optional.empty()
        : Optional.of(Abstention.blind("no callback"));
  }

  @Override
  public Finding expected(Cell cell) {
    return Expectations.ofPointer(cell);
  }

  @Override
  public Assessment assess(Trial trial) {
    if (trial.crash() != null && hasFired(trial.cell(), trial.crash())) {
      return Assessment.STALE;
    }
    return cameThrough(trial)
        ? Assessment.CONSISTENT
        : Assessment.unknown(trial.shortfall().orElse("C was not entered again"));
  }

  private static boolean hasFired(Cell cell, CrashSummary crash) {
    return cell.scenario().plants()
        ? crash.title().equals(cell.scenario().check())
        : KnownBug.ISSUE_69087.id().equals(crash.knownBug()) && crash.witness().equals("check");
  }

  /** What happened after C was entered again, the check does not see. */
  private static boolean cameThrough(Trial trial) {
    return trial.unfinished().isEmpty()
        && trial.progress().backInC()
        && (trial.progress().moves() > 0 || !trial.cell().scenario().moves());
  }
}
