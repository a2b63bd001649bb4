package dev.staleframe.shim;

/**
 * Where fields are in a release's {@code runtime.g}, in bytes from its start; {@link #ABSENT} for
 * one that the release does not have, which only {@code waitsince} and {@code syscallbp} may be.
 */
public record GoroutineLayout(
    int stackLo,
    int stackHi,
    int goid,
    int atomicstatus,
    int waitsince,
    int syscallsp,
    int syscallpc,
    int syscallbp) {
  /** No such field. */
  public static final int ABSENT = -1;

  /** In the order of {@code staleframe_goroutine_layout}. */
  int[] fields() {
    return new int[] {
      stackLo, stackHi, goid, atomicstatus, waitsince, syscallsp, syscallpc, syscallbp
    };
  }
}
