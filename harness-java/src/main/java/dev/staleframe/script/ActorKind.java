package dev.staleframe.script;

import java.util.Locale;
import java.util.Optional;

/** What goes on in the background for as long as the process lives. */
public enum ActorKind {
  /** The execution tracer is turned on and off, a cycle of so many milliseconds. */
  TRACER(new Amount("milliseconds", 1, 1000, 2)),
  /** {@code runtime.GC} every so many milliseconds. */
  GC(new Amount("milliseconds", 1, 1000, 1)),
  /** GOMAXPROCS changes. */
  PROCS(null),
  /** The CPU profiler runs. */
  CPUPROFILE(null),
  /** The process sends itself SIGURG, the signal of preemption, often. */
  PREEMPT(null);

  private final Amount amount;

  ActorKind(Amount amount) {
    this.amount = amount;
  }

  /** The number that it takes, if it takes one. */
  public Optional<Amount> amount() {
    return Optional.ofNullable(amount);
  }

  /** The number of one that is written without; 0 where it takes none. */
  public int usual() {
    return amount == null ? 0 : amount.usual();
  }

  /** The name in the language. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
