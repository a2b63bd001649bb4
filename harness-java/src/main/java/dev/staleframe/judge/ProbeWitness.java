package dev.staleframe.judge;

import dev.staleframe.release.Release;
import dev.staleframe.trial.Cell;
import dev.staleframe.trial.ProbeReading;
import dev.staleframe.trial.Trial;
import java.util.Optional;

/** {@code gp.syscallbp} itself, read by C after each callback; needs no tracer and no crash. */
final class ProbeWitness implements Witness {
  /** {@code runtime.g} has {@code syscallbp} from here on ({@code src/runtime/runtime2.go}). */
  private static final Release FIRST_WITH_FIELD = Release.parse("1.23rc1");

  @Override
  public String name() {
    return "probe";
  }

  @Override
  public Optional<Abstention> abstains(Cell cell) {
    if (cell.known()
        && cell.release().compareTo(FIRST_WITH_FIELD) < 0
        && !cell.scenario().plants()) {
      return Optional.of(Abstention.noField());
    }
    return Expectations.leftToTheCheck(cell)
        .or(
            () ->
                cell.scenario().callsBack()
                    ? Optional.empty()
                    : Optional.of(Abstention.blind("no callback")));
  }

  @Override
  public Finding expected(Cell cell) {
    return Expectations.ofPointer(cell);
  }

  @Override
  public Assessment assess(Trial trial) {
    ProbeReading reading = trial.progress().probe();
    if (reading == null) {
      return Assessment.unknown(trial.shortfall().orElse("the probe said nothing"));
    }
    if (!reading.field()) {
      return Assessment.unknown("no such field");
    }
    if (reading.stale() > 0) {
      return Assessment.STALE;
    }
    if (trial.cell().scenario().moves() && trial.progress().moves() == 0) {
      return Assessment.unknown("the stack did not move");
    }
    return reading.consistent() > 0
        ? Assessment.CONSISTENT
        : Assessment.unknown("the probe saw no callback");
  }
}
