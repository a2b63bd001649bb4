package dev.staleframe.shim;

import jnr.ffi.Pointer;
import jnr.ffi.annotations.Encoding;
import jnr.ffi.byref.PointerByReference;
import jnr.ffi.types.size_t;
import jnr.ffi.types.u_int64_t;

/**
 * The readers of {@code libstaleframe}, function for function; what each does is said in {@code
 * c-shims/include/staleframe/memory.h} and {@code goroutines.h}. {@link TargetMemory} is what to
 * use.
 */
public interface GoroutineReader extends Shim {
  int staleframe_memory_open_process(int pid, PointerByReference memory);

  int staleframe_memory_open_core(
      @Encoding("UTF-8") String path, Pointer segments, @size_t long n, PointerByReference memory);

  void staleframe_memory_close(Pointer memory);

  int staleframe_memory_read(
      Pointer memory, @u_int64_t long address, Pointer to, @size_t long size);

  int staleframe_find_allgs(
      Pointer memory,
      Pointer layout,
      Pointer ranges,
      @size_t long n,
      @u_int64_t long maxGoroutines,
      Pointer found);

  int staleframe_scan_allgs(
      Pointer memory,
      Pointer layout,
      @u_int64_t long allgs,
      Pointer options,
      PointerByReference scan);

  void staleframe_scan_counts(Pointer scan, Pointer counts);

  Pointer staleframe_scan_goroutines(Pointer scan, Pointer n);

  void staleframe_scan_free(Pointer scan);

  String staleframe_error_message(int error);
}
