package dev.staleframe.binary;

import java.util.HashSet;
import java.util.Set;

/**
 * Looks for what the kernel left of signals in a process's memory: the {@code siginfo} that it put
 * on a signal stack for a handler.
 */
public final class SignalScan {
  /** si_signo is SIGSEGV, si_errno is 0; then come si_code, four bytes of nothing, and si_addr. */
  private static final byte[] START = {11, 0, 0, 0, 0, 0, 0, 0};

  private static final int CODE = 8;
  private static final int ADDRESS = 16;
  private static final int SIZE = 24;

  /** SEGV_MAPERR and SEGV_ACCERR. */
  private static final int LAST_CODE = 2;

  /** More is no memory of a program that got a few signals. */
  private static final int MOST = 100_000;

  private SignalScan() {}

  /** The addresses of faults, with some among them that only look like it. */
  public static Set<Long> faults(ElfFile core) {
    Set<Long> addresses = new HashSet<>();
    for (Segment segment : core.segments(Segment.LOAD)) {
      if (segment.writable()) {
        Window memory = core.window(segment);
        Scan.find(memory, segment.address(), START, Long.BYTES, at -> add(memory, at, addresses));
      }
    }
    return addresses;
  }

  /** Says true, which ends the search, when there are too many. */
  private static boolean add(Window memory, long at, Set<Long> addresses) {
    if (memory.holds(at, SIZE)) {
      long code = memory.u64(at + CODE);
      if (code >= 1 && code <= LAST_CODE) {
        addresses.add(memory.u64(at + ADDRESS));
      }
    }
    return addresses.size() >= MOST;
  }
}
