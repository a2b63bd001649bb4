package dev.staleframe.shim;

import jnr.ffi.Pointer;
import jnr.ffi.annotations.Delegate;
import jnr.ffi.types.u_int64_t;
import jnr.ffi.types.uintptr_t;

/**
 * The callback loop of {@code libstaleframe}, function for function; what each does is said in
 * {@code c-shims/include/staleframe/callback_loop.h}.
 */
public interface CallbackLoop extends Shim {
  /** What the loop calls; the counterpart of {@code staleframe_callback}. */
  interface Callback {
    /**
     * One call.
     *
     * @param context what was given to the loop
     * @param index the number of the call, from 0
     */
    @Delegate
    void call(@uintptr_t long context, @u_int64_t long index);
  }

  Pointer staleframe_loop_new();

  void staleframe_loop_free(Pointer loop);

  int staleframe_callback_loop(
      Pointer loop, Callback callback, @uintptr_t long context, @u_int64_t long n, int park);

  int staleframe_loop_await_parked(Pointer loop, int timeoutMillis);

  void staleframe_loop_release(Pointer loop);

  @u_int64_t
  long staleframe_loop_callbacks(Pointer loop);

  @u_int64_t
  long staleframe_loop_parks(Pointer loop);

  int staleframe_frame_pointers();
}
