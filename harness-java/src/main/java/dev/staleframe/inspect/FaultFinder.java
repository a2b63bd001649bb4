package dev.staleframe.inspect;

import dev.staleframe.binary.CoreNotes;
import dev.staleframe.binary.CoreNotes.Fault;
import dev.staleframe.binary.ElfFile;
import dev.staleframe.binary.SignalScan;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * Ties the fault that ended a process to the goroutine whose stale pointer was walked.
 *
 * <p>{@code fpTracebackPCs} reads the word above the frame pointer first, the return address, and
 * then the one that it points to ({@code src/runtime/tracestack.go}, lines 258 and 260 in 1.23.0).
 * So the address of the fault is the pointer plus 8, or the pointer.
 *
 * <p>Where Go handled the signal itself, and then had the core written ({@code GOTRACEBACK=crash}),
 * the core's own note is of the SIGABRT that did so ({@code src/runtime/signal_unix.go},
 * dieFromSignal). The siginfo of the fault is then where the kernel put it for Go's handler: on the
 * signal stack of the thread, somewhere in memory.
 */
final class FaultFinder {
  private static final long[] READS = {8, 0};

  private FaultFinder() {}

  /** The goroutine whose pointer was walked, if the core tells. */
  static Optional<WalkedPointer> among(ElfFile core, List<StaleGoroutine> stale) {
    if (stale.isEmpty()) {
      return Optional.empty();
    }
    OptionalLong noted =
        CoreNotes.read(core).fault().map(Fault::address).orElse(OptionalLong.empty());
    Set<Long> addresses = noted.isPresent() ? Set.of(noted.getAsLong()) : SignalScan.faults(core);
    for (StaleGoroutine goroutine : stale) {
      for (long distance : READS) {
        long address = goroutine.found().bp() + distance;
        if (addresses.contains(address)) {
          return Optional.of(new WalkedPointer(address, goroutine.found().goid()));
        }
      }
    }
    return Optional.empty();
  }
}
