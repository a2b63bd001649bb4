package dev.staleframe.inspect;

import dev.staleframe.binary.Answer;
import java.util.List;
import java.util.Optional;

/**
 * What was seen in a program's memory.
 *
 * @param target the process or the core
 * @param goroutines how many goroutines were read, those that have ended left out
 * @param inCall how many of them are in a call of C or of the system, or on the way in or out
 * @param unreadable how many more could not be read, or were changing
 * @param scans how often they were looked at
 * @param stale those with a stale frame pointer
 * @param fault of a core: the fault that ended the process, if it is known which
 * @param mitigated whether its environment or its build keeps the tracer off frame pointers; of a
 *     core unknown
 */
public record Sighting(
    String target,
    long goroutines,
    long inCall,
    long unreadable,
    long scans,
    List<StaleGoroutine> stale,
    Optional<WalkedPointer> fault,
    Answer mitigated) {
  public Sighting {
    stale = List.copyOf(stale);
  }
}
