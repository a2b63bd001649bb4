package dev.staleframe.crash;

import dev.staleframe.release.Release;
import java.util.List;
import java.util.Optional;

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

  @Override
  public Optional<SignatureMatch> match(Crash crash, Optional<Release> release) {
    return TracerWalk.of(crash)
        .filter(walk -> walk.hasSyscallBp() && fromSyscallBp(walk, release))
        .map(walk -> match(crash, walk));
  }

  private static SignatureMatch match(Crash crash, TracerWalk walk) {
    List<String> evidence =
        List.of(walk.read().place(), walk.traceStack().map(Frame::place).orElse(""));
    return new SignatureMatch(
        KnownBug.ISSUE_69087, SignatureMatch.Witness.CRASH, crash.title(), evidence);
  }

  private static boolean fromSyscallBp(TracerWalk walk, Optional<Release> release) {
    Optional<Integer> line = walk.traceStack().map(Frame::line);
    return line.isPresent()
        && release
            .map(r -> TraceStackLines.of(r).map(l -> l.syscallBp() == line.get()).orElse(false))
            .orElseGet(
                () ->
                    TraceStackLines.ofReleases(KnownBug.ISSUE_69087.affected()).stream()
                        .anyMatch(
                            l -> l.syscallBp() == line.get() && l.isRead(walk.read().line())));
  }
}
