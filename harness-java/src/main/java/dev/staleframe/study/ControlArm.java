package dev.staleframe.study;

import dev.staleframe.fixture.ShimVariant;
import dev.staleframe.fixture.Shims;
import dev.staleframe.shim.CallbackLoop;
import dev.staleframe.shim.ShimLoader;
import java.util.concurrent.atomic.AtomicLong;
import jnr.ffi.Pointer;

/**
 * The control arm: the same C, called from Java and calling back into Java, no Go anywhere.
 *
 * <p>It shows that neither the C nor the harness loses or doubles a call, so that what goes wrong
 * with Go between the frames is Go's; and it gives a baseline for what a callback costs.
 */
public final class ControlArm {
  private static final int WARM_UP = 20_000;

  private ControlArm() {}

  /**
   * What came of it.
   *
   * @param asked callbacks asked of C
   * @param counted callbacks that C counted
   * @param seen callbacks that arrived in Java, each with the index that was due
   * @param nanosPerCallback what one cost, in nanoseconds
   */
  public record Result(long asked, long counted, long seen, double nanosPerCallback) {
    /** Whether each call arrived once and in order. */
    public boolean ok() {
      return asked == counted && asked == seen;
    }
  }

  /** Runs it with this many callbacks. */
  public static Result run(Shims shims, ShimVariant variant, long callbacks) {
    CallbackLoop library = ShimLoader.load(CallbackLoop.class, shims.library(variant));
    measure(library, WARM_UP);
    return measure(library, callbacks);
  }

  private static Result measure(CallbackLoop library, long callbacks) {
    AtomicLong inOrder = new AtomicLong();
    CallbackLoop.Callback callback =
        (context, index) -> {
          if (index == inOrder.getPlain()) {
            inOrder.setPlain(index + 1);
          }
        };
    Pointer loop = library.staleframe_loop_new();
    try {
      long start = System.nanoTime();
      library.staleframe_callback_loop(loop, callback, 0, callbacks, 0);
      long nanos = System.nanoTime() - start;
      return new Result(
          callbacks,
          library.staleframe_loop_callbacks(loop),
          inOrder.get(),
          (double) nanos / callbacks);
    } finally {
      library.staleframe_loop_free(loop);
    }
  }
}
