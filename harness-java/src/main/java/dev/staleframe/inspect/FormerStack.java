package dev.staleframe.inspect;

import dev.staleframe.shim.ScannedGoroutine;
import java.util.OptionalLong;

/**
 * Where the stack was that a stale pointer is of. When a stack is copied, everything on it keeps
 * its distance from the end ({@code copystack}, {@code src/runtime/stack.go}): so the end of the
 * old one is as far from the stale pointer as that of the new one is from where the pointer has to
 * be, which is the frame of the function that made the call. How large it was, nothing tells.
 */
final class FormerStack {
  private FormerStack() {}

  /** The address above it; empty if the frame is not known. */
  static OptionalLong end(Target target, ScannedGoroutine stale) {
    OptionalLong distance =
        target
            .binary()
            .functions()
            .map(functions -> functions.framePointer(stale.pc() - target.bias()))
            .orElse(OptionalLong.empty());
    return distance.isPresent()
        ? OptionalLong.of(stale.bp() + stale.hi() - (stale.sp() + distance.getAsLong()))
        : OptionalLong.empty();
  }
}
