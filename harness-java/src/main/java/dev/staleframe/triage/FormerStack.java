package dev.staleframe.triage;

import dev.staleframe.crash.Crash;
import dev.staleframe.crash.Fault;
import dev.staleframe.crash.Frame;
import dev.staleframe.crash.Goroutine;
import java.util.OptionalLong;

/**
 * Whether a bad pointer is the right one of a goroutine in C, but in a stack that it had before.
 *
 * <p>{@code copystack} keeps a frame's distance from the end of the stack, and stacks begin and end
 * at multiples of 2048 bytes ({@code fixedStack}, stack.go). So the stale pointer and the right one
 * have their last eleven bits in common, which other wrong pointers, being multiples of 8, have by
 * chance once in 256 times; and those are mostly numbers, not addresses that can have been a stack.
 * The right one follows from the frame of {@code cgocall}: on amd64 it points to the word below the
 * return address, on arm64 to the word below the frame.
 */
final class FormerStack {
  private static final long STACK = 2048;
  private static final int WORD = 8;

  /** Lower ones Linux doesn't give out (vm.mmap_min_addr), higher ones are the kernel's. */
  private static final long LOWEST = 1 << 16;

  private static final long HIGHEST = 1L << 48;

  private FormerStack() {}

  /** Whether the walk faulted at its first step, at such a pointer: it reads the word above. */
  static boolean hasFaultAddress(Crash crash, Goroutine inC) {
    OptionalLong address = crash.fault().map(Fault::address).orElse(OptionalLong.empty());
    return address.isPresent() && hasPointer(crash, inC, address.getAsLong() - WORD);
  }

  /** Whether the pointer is such a one. */
  static boolean hasPointer(Crash crash, Goroutine inC, long pointer) {
    OptionalLong right = rightPointer(crash, inC.frames().get(0));
    return right.isPresent()
        && pointer >= LOWEST
        && pointer < HIGHEST
        && pointer != right.getAsLong()
        && Long.remainderUnsigned(pointer - right.getAsLong(), STACK) == 0;
  }

  private static OptionalLong rightPointer(Crash crash, Frame cgocall) {
    if (has(crash, "_amd64.s") && cgocall.fp().isPresent()) {
      return OptionalLong.of(cgocall.fp().getAsLong() - 2 * WORD);
    }
    if (has(crash, "_arm64.s") && cgocall.sp().isPresent()) {
      return OptionalLong.of(cgocall.sp().getAsLong() - WORD);
    }
    return OptionalLong.empty();
  }

  private static boolean has(Crash crash, String assembly) {
    return crash.goroutines().stream()
        .flatMap(goroutine -> goroutine.frames().stream())
        .anyMatch(frame -> frame.fileName().endsWith(assembly));
  }
}
