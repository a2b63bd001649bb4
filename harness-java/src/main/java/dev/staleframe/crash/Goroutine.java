package dev.staleframe.crash;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * One stack of a crash: a goroutine's, or the {@code runtime stack:} that a throw prints for the
 * thread's system stack, which has no id.
 *
 * @param id the goroutine's number; 0 for a thread's system goroutine
 * @param gp the address of its {@code g}; in throws from Go 1.23 on, or with GOTRACEBACK=system
 * @param m the number of the thread it runs on; with gp, absent for {@code m=nil}
 * @param mp the address of that thread's {@code m}
 * @param state the status or wait reason, for example {@code running} or {@code chan receive}
 * @param waitMinutes how long it has been blocked, 0 for less than a minute
 * @param lockedToThread whether it is locked to its thread
 * @param frames innermost first
 * @param createdBy absent for the main goroutine and system goroutines
 */
public record Goroutine(
    OptionalLong id,
    OptionalLong gp,
    OptionalLong m,
    OptionalLong mp,
    String state,
    int waitMinutes,
    boolean lockedToThread,
    List<Frame> frames,
    Optional<Creation> createdBy) {

  public Goroutine {
    frames = List.copyOf(frames);
  }

  Goroutine withoutLastFrame() {
    List<Frame> fewer = frames.subList(0, Math.max(0, frames.size() - 1));
    return new Goroutine(id, gp, m, mp, state, waitMinutes, lockedToThread, fewer, createdBy);
  }

  /** Whether this is a thread's system stack: {@code runtime stack:} or goroutine 0. */
  public boolean isSystemStack() {
    return id.isEmpty() || id.getAsLong() == 0;
  }

  /** The innermost frame. */
  public Optional<Frame> top() {
    return frames.isEmpty() ? Optional.empty() : Optional.of(frames.get(0));
  }
}
