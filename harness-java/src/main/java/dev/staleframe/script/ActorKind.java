package dev.staleframe.script;

import dev.staleframe.release.Release;
import java.util.Locale;
import java.util.Optional;

/** What goes on in the background for as long as the process lives. */
public enum ActorKind implements Since {
  /** The execution tracer is turned on and off, a cycle of so many milliseconds. */
  TRACER(new Amount("milliseconds", 1, 1000, 2)),
  /** The flight recorder is on, and written every so many milliseconds; from Go 1.25 on. */
  FLIGHT(new Amount("milliseconds", 1, 1000, 5)),
  /** {@code runtime.GC} every so many milliseconds. */
  GC(new Amount("milliseconds", 1, 1000, 1)),
  /** GOMAXPROCS changes. */
  PROCS(null),
  /** The CPU profiler runs. */
  CPUPROFILE(null),
  /** Every allocation is sampled, and the profile read. */
  HEAPPROFILE(null),
  /** Every blocking is sampled, and the profile read. */
  BLOCKPROFILE(null),
  /** Every wait for a mutex is sampled, and the profile read. */
  MUTEXPROFILE(null),
  /** {@code runtime.GoroutineProfile} every so many milliseconds. */
  GOROUTINEPROFILE(new Amount("milliseconds", 1, 1000, 1)),
  /** The process sends itself SIGURG, the signal of preemption, often. */
  PREEMPT(null),
  /** The process sends itself SIGUSR1, which {@code os/signal} listens to, often. */
  SIGNALS(null),
  /** {@code runtime.SetCgoTraceback} with functions in C, which whoever takes stacks calls. */
  CGOTRACEBACK(null);

  private static final Release FLIGHT_CAME = new Release(25, Release.Pre.RC, 1);

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

  @Override
  public Optional<Release> first() {
    return this == FLIGHT ? Optional.of(FLIGHT_CAME) : Optional.empty();
  }

  /** The name in the language. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
