package dev.staleframe.trial;

/**
 * A stale frame pointer as the probe found it; addresses are as Go prints them, {@code
 * 0xc000046790}.
 *
 * @param goroutine the fixture's number of the goroutine, from 0
 * @param callback after which of its callbacks, from 0
 * @param sp {@code gp.syscallsp}
 * @param pc {@code gp.syscallpc}
 * @param bp {@code gp.syscallbp}
 * @param stack where the stack is
 * @param from where it was before it first moved, or null if the pointer isn't from there
 */
public record StalePointer(
    long goroutine, long callback, String sp, String pc, String bp, Stack stack, Stack from) {

  /**
   * The memory of a goroutine's stack, {@code [lo, hi)}.
   *
   * @param lo its lowest address
   * @param hi the address above it
   */
  public record Stack(String lo, String hi) {
    @Override
    public String toString() {
      return "[" + lo + ", " + hi + ")";
    }
  }
}
