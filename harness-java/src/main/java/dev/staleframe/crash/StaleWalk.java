package dev.staleframe.crash;

import dev.staleframe.release.Release;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Issue 69087 seen by the execution tracer: {@code traceStack} walks another goroutine's stack from
 * its stale {@code gp.syscallbp}, and {@code fpTracebackPCs} faults.
 *
 * <p>{@code traceStack} has other calls of {@code fpTracebackPCs}, and {@code fpTracebackPCs} other
 * callers. They fault too, for other reasons, such as assembly that clobbers the frame pointer;
 * only the line of the call tells them apart. Assembly that clobbers it in a goroutine which then
 * enters a system call does reach this one: the stack above is then the same as the bug's, and
 * matches.
 */
final class StaleWalk implements Signature {
  private static final Set<String> BAD_READS = Set.of("SIGSEGV", "SIGBUS", "Exception 0xc0000005");

  @Override
  public Optional<SignatureMatch> match(Crash crash, Optional<Release> release) {
    String signal = crash.fault().map(Fault::signal).orElse("");
    if (crash.duringCgo() || !BAD_READS.contains(signal)) {
      return Optional.empty();
    }
    List<Frame> frames = fromCulprit(crash);
    if (frames.size() < 2
        || !isIn(frames.get(0), "runtime.fpTracebackPCs")
        || !isIn(frames.get(1), "runtime.traceStack")
        || !fromSyscallBp(frames.get(0), frames.get(1), release)) {
      return Optional.empty();
    }
    List<String> evidence = List.of(frames.get(0).place(), frames.get(1).place());
    return Optional.of(
        new SignatureMatch(
            KnownBug.ISSUE_69087, SignatureMatch.Witness.CRASH, crash.title(), evidence));
  }

  private static List<Frame> fromCulprit(Crash crash) {
    List<Frame> frames = crash.crashing().map(Goroutine::frames).orElse(List.of());
    int at = CrashTitle.culprit(crash).map(frames::indexOf).orElse(0);
    return frames.subList(at, frames.size());
  }

  private static boolean isIn(Frame frame, String function) {
    return frame.function().equals(function) && frame.fileName().equals("tracestack.go");
  }

  private static boolean fromSyscallBp(Frame walk, Frame caller, Optional<Release> release) {
    return release
        .map(r -> TraceStackLines.of(r).map(l -> l.syscallBp() == caller.line()).orElse(false))
        .orElseGet(
            () ->
                TraceStackLines.ofReleases(KnownBug.ISSUE_69087.affected()).stream()
                    .anyMatch(l -> l.syscallBp() == caller.line() && l.isRead(walk.line())));
  }
}
