package dev.staleframe.crash;

import java.util.List;
import java.util.Optional;

/**
 * The crashes found in a program's output, in order.
 *
 * @param crashes empty if the program did not crash
 * @param capped whether the log held more than {@link CrashLogParser} keeps
 */
public record CrashLog(List<Crash> crashes, boolean capped) {

  public CrashLog {
    crashes = List.copyOf(crashes);
  }

  /** The first crash: what follows it is often its consequence. */
  public Optional<Crash> first() {
    return crashes.isEmpty() ? Optional.empty() : Optional.of(crashes.get(0));
  }
}
