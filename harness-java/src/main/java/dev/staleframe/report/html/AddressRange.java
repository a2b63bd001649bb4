package dev.staleframe.report.html;

import dev.staleframe.trial.StalePointer.Stack;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/**
 * Addresses {@code [lo, hi)}.
 *
 * @param lo the lowest
 * @param hi the one above, greater than lo
 */
record AddressRange(long lo, long hi) {
  /** As Go prints addresses; those of user space fit into a long. */
  private static final Pattern ADDRESS = Pattern.compile("0x[0-9a-f]{1,15}");

  /** Absent for what no Go program prints: a journal may hold anything. */
  static OptionalLong address(String text) {
    return text != null && ADDRESS.matcher(text).matches()
        ? OptionalLong.of(Long.parseLong(text.substring(2), 16))
        : OptionalLong.empty();
  }

  static Optional<AddressRange> of(Stack stack) {
    if (stack == null) {
      return Optional.empty();
    }
    OptionalLong lo = address(stack.lo());
    OptionalLong hi = address(stack.hi());
    return lo.isPresent() && hi.isPresent() && lo.getAsLong() < hi.getAsLong()
        ? Optional.of(new AddressRange(lo.getAsLong(), hi.getAsLong()))
        : Optional.empty();
  }

  long size() {
    return hi - lo;
  }

  boolean contains(long address) {
    return lo <= address && address < hi;
  }

  boolean overlaps(AddressRange other) {
    return lo < other.hi && other.lo < hi;
  }

  /** The smallest range that holds both. */
  AddressRange with(AddressRange other) {
    return new AddressRange(Math.min(lo, other.lo), Math.max(hi, other.hi));
  }

  static String hex(long address) {
    return "0x" + Long.toHexString(address);
  }

  @Override
  public String toString() {
    return "[" + hex(lo) + ", " + hex(hi) + ")";
  }
}
