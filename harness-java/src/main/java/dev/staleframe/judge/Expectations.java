package dev.staleframe.judge;

import dev.staleframe.trial.Cell;
import java.util.Optional;

/** What several witnesses have in common in what they can see, and must. */
final class Expectations {
  private Expectations() {}

  /** Why nobody but the runtime's own check sees anything of the cell, if that is so. */
  static Optional<Abstention> leftToTheCheck(Cell cell) {
    if (cell.scenario().plants()) {
      return Optional.of(Abstention.blind("the scenario plants a pointer for the check alone"));
    }
    return cell.faulty() && cell.hasCheck()
        ? Optional.of(Abstention.blind("the runtime's own check ends the process before"))
        : Optional.empty();
  }

  /** For those who see the pointer itself. */
  static Finding ofPointer(Cell cell) {
    if (!cell.known()) {
      return Finding.UNKNOWN;
    }
    return cell.faulty() ? Finding.STALE : Finding.CONSISTENT;
  }

  /** For those who see what the tracer makes of the pointer. */
  static Finding ofTracer(Cell cell) {
    if (!cell.known()) {
      return Finding.UNKNOWN;
    }
    return cell.faulty() && !cell.godebug().shieldsTracer() ? Finding.STALE : Finding.CONSISTENT;
  }
}
