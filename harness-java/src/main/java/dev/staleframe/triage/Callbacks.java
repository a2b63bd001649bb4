package dev.staleframe.triage;

import dev.staleframe.crash.Crash;
import dev.staleframe.crash.Frame;
import dev.staleframe.crash.Goroutine;
import java.util.List;
import java.util.Optional;

/** Whether a log shows that a C function calls back into Go. */
final class Callbacks {
  private static final String CALLBACK = "runtime.cgocallbackg";
  private static final String CGOCALL = "runtime.cgocall";

  private Callbacks() {}

  /** The goroutine that is in a callback from the C function, called by this stub of it. */
  static Optional<Goroutine> from(String stub, Crash crash) {
    return crash.goroutines().stream().filter(g -> callsBack(stub, g.frames())).findFirst();
  }

  /** A callback's frames, and outside of them the call of C, and its stub. */
  private static boolean callsBack(String stub, List<Frame> frames) {
    boolean inCallback = false;
    for (int i = 0; i + 1 < frames.size(); i++) {
      String function = frames.get(i).function();
      inCallback |= function.equals(CALLBACK);
      if (inCallback && function.equals(CGOCALL)) {
        if (frames.get(i + 1).function().equals(stub)) {
          return true;
        }
        inCallback = false;
      }
    }
    return false;
  }
}
