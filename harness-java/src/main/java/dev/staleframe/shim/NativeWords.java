package dev.staleframe.shim;

import jnr.ffi.Memory;
import jnr.ffi.Pointer;
import jnr.ffi.Runtime;

/** Arrays as C sees them. Freed when no longer reachable. */
final class NativeWords {
  private final Runtime runtime;

  NativeWords(Runtime runtime) {
    this.runtime = runtime;
  }

  /** A copy of these; of none, too, it is not NULL. */
  Pointer of(long... values) {
    Pointer pointer = zero(values.length);
    pointer.put(0, values, 0, values.length);
    return pointer;
  }

  /** A copy of these. */
  Pointer of(int... values) {
    Pointer pointer = bytes((long) values.length * Integer.BYTES);
    pointer.put(0, values, 0, values.length);
    return pointer;
  }

  /** Room for that many 64-bit words. */
  Pointer zero(int words) {
    return bytes((long) words * Long.BYTES);
  }

  /** Room for that many bytes. */
  Pointer bytes(long bytes) {
    return Memory.allocateDirect(runtime, Math.toIntExact(Math.max(bytes, 1)), true);
  }

  /** The words there. */
  static long[] read(Pointer pointer, int words) {
    long[] values = new long[words];
    pointer.get(0, values, 0, words);
    return values;
  }
}
