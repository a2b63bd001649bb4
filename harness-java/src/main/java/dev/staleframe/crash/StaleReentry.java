package dev.staleframe.crash;

import dev.staleframe.release.Release;
import java.util.List;
import java.util.Optional;

/**
 * Issue 69087 seen by the runtime's own check: {@code cgocallbackg} hands the stale pointer to
 * {@code reentersyscall}, which finds it outside of the stack and throws.
 *
 * <p>{@code entersyscallblock} can't see this bug: it checks the frame pointer register of its own
 * caller (proc.go:4552 and 4556 in Go 1.23.1), never a saved one. Nor can {@code reentersyscall}
 * when {@code entersyscall} calls it, with the register as well (proc.go:4485). The throw's text is
 * the same; what differs is where the goroutine went into the call, which is where its stack
 * begins: {@code cgocall}, whose frame pointer the compiler sets, so that the register is right
 * there and only the saved one can be wrong.
 */
final class StaleReentry implements Signature {

  @Override
  public Optional<SignatureMatch> match(Crash crash, Optional<Release> release) {
    Optional<String> check =
        SyscallCheck.of(crash)
            .filter(c -> c.pointer() == SyscallCheck.Pointer.BP)
            .filter(c -> c.function().equals("entersyscall"))
            .map(SyscallCheck::line);
    Optional<Frame> entry =
        crash
            .onBehalfOf()
            .flatMap(Goroutine::top)
            .filter(frame -> frame.function().equals("runtime.cgocall"));
    if (check.isEmpty() || entry.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new SignatureMatch(
            KnownBug.ISSUE_69087,
            SignatureMatch.Witness.CHECK,
            crash.title(),
            List.of(check.get(), entry.get().place())));
  }
}
