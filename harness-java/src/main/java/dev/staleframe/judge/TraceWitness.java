package dev.staleframe.judge;

import dev.staleframe.release.Release;
import dev.staleframe.trial.Cell;
import dev.staleframe.trial.TraceReading;
import dev.staleframe.trial.Trial;
import java.util.Optional;

/**
 * The stack that the execution trace holds of each goroutine parked in C: its own, or another's.
 * That is the silent form of the fault; nothing crashes.
 */
final class TraceWitness implements Witness {
  /** Before, a trace has no stack of a goroutine in which nothing happens while it is traced. */
  private static final Release FIRST_WITH_STACKS = Release.parse("1.23rc1");

  @Override
  public String name() {
    return "trace";
  }

  @Override
  public Optional<Abstention> abstains(Cell cell) {
    return Expectations.leftToTheCheck(cell).or(() -> unrecorded(cell));
  }

  /** Why the trace has nothing to look at, if that is so. */
  private static Optional<Abstention> unrecorded(Cell cell) {
    if (!cell.scenario().parks()) {
      return Optional.of(Abstention.blind("no goroutine is parked in C"));
    }
    if (!cell.recorded()) {
      return Optional.of(Abstention.blind("traces are read with amplifier none"));
    }
    return cell.release().compareTo(FIRST_WITH_STACKS) < 0
        ? Optional.of(Abstention.blind("up to Go 1.22 the trace has no stack of it"))
        : Optional.empty();
  }

  @Override
  public Finding expected(Cell cell) {
    return cell.scenario().plants() ? Finding.CONSISTENT : Expectations.ofTracer(cell);
  }

  @Override
  public Assessment assess(Trial trial) {
    TraceReading reading = trial.progress().trace();
    if (reading == null) {
      return Assessment.unknown(trial.shortfall().orElse("no trace was read"));
    }
    if (reading.wrong() > 0) {
      return Assessment.STALE;
    }
    if (reading.error() != null) {
      return Assessment.unknown("the trace can't be read: " + reading.error());
    }
    return reading.right() > 0 && reading.unrecorded() == 0
        ? Assessment.CONSISTENT
        : Assessment.unknown("the trace has no stack of a goroutine that is parked in C");
  }
}
