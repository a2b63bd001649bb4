package dev.staleframe.crash;

import java.util.List;
import java.util.Optional;

/**
 * One crash: what was said, and the stacks.
 *
 * @param kind how the program died
 * @param reason the first line without its prefix: the throw's or panic's text, or the signal's
 *     description
 * @param fault the signal, for a signal and for a throw or panic that a signal became
 * @param duringCgo whether the signal struck while the thread was in C ({@code signal arrived
 *     during cgo execution})
 * @param message the lines up to the first stack as printed, with what the runtime printed just
 *     before them; at most {@link CrashLogParser#MAX_MESSAGE_LINES}
 * @param goroutines the stacks in the order printed, the crashing one first
 */
public record Crash(
    Kind kind,
    String reason,
    Optional<Fault> fault,
    boolean duringCgo,
    List<String> message,
    List<Goroutine> goroutines) {

  /** How a Go program dies by its own report. */
  public enum Kind {
    /** A signal that could not become a panic: in C, or on a thread's system stack. */
    SIGNAL,
    /** {@code fatal error:}, not recoverable. */
    THROW,
    /** {@code panic:} that nothing recovered. */
    PANIC,
    /** The log begins inside the report; see {@link CrashLogParser#beginningLost}. */
    UNKNOWN
  }

  public Crash {
    message = List.copyOf(message);
    goroutines = List.copyOf(goroutines);
  }

  /** One stable line naming the crash, without addresses or numbers that vary. */
  public String title() {
    return CrashTitle.of(this);
  }

  /**
   * The goroutine that crashed. The runtime prints it first ({@code dopanic_m} in panic.go, {@code
   * sighandler} in signal_unix.go); absent with {@code GOTRACEBACK=none} and in a cut log.
   */
  public Optional<Goroutine> crashing() {
    return goroutines.isEmpty() ? Optional.empty() : Optional.of(goroutines.get(0));
  }

  /**
   * The goroutine on whose thread the system stack crashed: printed second ({@code
   * tracebackothers}, traceback.go). Absent unless the crash was on a system stack.
   */
  public Optional<Goroutine> onBehalfOf() {
    boolean systemStack = crashing().map(Goroutine::isSystemStack).orElse(false);
    return systemStack && goroutines.size() > 1 ? Optional.of(goroutines.get(1)) : Optional.empty();
  }

  /** The first n frames of the crashing goroutine, or as many as there are. */
  public List<Frame> topFrames(int n) {
    List<Frame> frames = crashing().map(Goroutine::frames).orElse(List.of());
    return frames.subList(0, Math.min(n, frames.size()));
  }

  /** Whether this is a dump of all stacks that someone asked for, not a failure. */
  public boolean isDump() {
    return kind == Kind.SIGNAL && fault.map(f -> f.signal().equals("SIGQUIT")).orElse(false);
  }
}
