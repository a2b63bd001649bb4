package dev.staleframe.crash;

import dev.staleframe.release.Release;
import dev.staleframe.release.ReleaseRange;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The execution tracer walked a stack by its frame pointers and read what is no memory.
 *
 * @param read the innermost frame, {@code fpTracebackPCs}
 * @param callers the frames outside of it, on the same stack
 * @param ownStack whether it walked the stack that it ran on
 */
public record TracerWalk(Frame read, List<Frame> callers, boolean ownStack) {
  private static final Set<String> BAD_READS = Set.of("SIGSEGV", "SIGBUS", "Exception 0xc0000005");
  private static final String WALK = "runtime.fpTracebackPCs";
  private static final String TRACE_STACK = "runtime.traceStack";

  /** Where both functions are since Go 1.23. */
  private static final String FILE = "tracestack.go";

  /** Where they were before. */
  private static final Map<String, ReleaseRange> FORMER_FILES =
      Map.of(
          "trace.go", ReleaseRange.parse("[1.21rc1, 1.22rc1)"),
          "trace2stack.go", ReleaseRange.parse("[1.22rc1, 1.23rc1)"));

  private static final ReleaseRange SINCE = ReleaseRange.parse("[1.23rc1, )");

  public TracerWalk {
    callers = List.copyOf(callers);
  }

  /**
   * Whether it is a bad pointer's signal, and can have struck in the runtime: that never becomes a
   * panic ({@code sigpanic}, signal_unix.go). Also if the log begins below the line that named it.
   */
  public static boolean isBadRead(Crash crash) {
    return !crash.duringCgo()
        && crash.kind() != Crash.Kind.PANIC
        && (crash.kind() == Crash.Kind.UNKNOWN || hasBadRead(crash));
  }

  private static boolean hasBadRead(Crash crash) {
    return crash.fault().map(Fault::signal).filter(BAD_READS::contains).isPresent();
  }

  /** The walk, if the crash struck in one. */
  public static Optional<TracerWalk> of(Crash crash) {
    if (!isBadRead(crash)) {
      return Optional.empty();
    }
    List<Frame> frames = fromCulprit(crash);
    return frames.isEmpty() || !frames.get(0).function().equals(WALK)
        ? Optional.empty()
        : Optional.of(
            new TracerWalk(
                frames.get(0),
                frames.subList(1, frames.size()),
                !crash.crashing().orElseThrow().isSystemStack()));
  }

  private static List<Frame> fromCulprit(Crash crash) {
    List<Frame> frames = crash.crashing().map(Goroutine::frames).orElse(List.of());
    int at = CrashTitle.culprit(crash).map(frames::indexOf).orElse(0);
    return frames.subList(at, frames.size());
  }

  /** The releases that have the function in that file. */
  public ReleaseRange releases() {
    return FORMER_FILES.getOrDefault(read.fileName(), SINCE);
  }

  /** Whether it is the tracer of Go 1.23 and later, the first that has gp.syscallbp. */
  public boolean hasSyscallBp() {
    return read.fileName().equals(FILE);
  }

  /** The frame whose line tells where the walk started; absent in a log that is cut there. */
  public Optional<Frame> traceStack() {
    return callers.stream()
        .findFirst()
        .filter(frame -> frame.function().equals(TRACE_STACK) && frame.fileName().equals(FILE));
  }

  /**
   * From where it may have started, by the lines in the releases.
   *
   * @param releases those that may have printed it; empty if that is not known
   */
  public Set<WalkStart> starts(Set<Release> releases) {
    if (!hasSyscallBp()) {
      return Set.of(ownStack ? WalkStart.REGISTER : WalkStart.SCHED_BP);
    }
    EnumSet<WalkStart> starts = EnumSet.noneOf(WalkStart.class);
    for (TraceStackLines lines : TraceStackLines.ofAny(releases)) {
      if (lines.isRead(read.line())) {
        traceStack().ifPresent(frame -> starts.addAll(lines.starts(frame.line())));
      }
    }
    return starts;
  }

  /**
   * Those of the releases that have calls at these lines. None, if what says which release it was
   * and the lines contradict each other: then that is as good as not known.
   */
  public Set<Release> fitting(Set<Release> releases) {
    return hasSyscallBp() && traceStack().isPresent()
        ? releases.stream()
            .filter(release -> !starts(Set.of(release)).isEmpty())
            .collect(Collectors.toUnmodifiableSet())
        : releases;
  }
}
