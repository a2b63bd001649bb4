package dev.staleframe.dating;

import java.util.BitSet;
import java.util.Map;

/**
 * A place in Go's own sources that a frame names.
 *
 * @param text as the log has it: {@code runtime.gopark proc.go:402}
 * @param fits how it fits the releases, by number; empty if it fits none
 */
record Site(String text, Map<Fit, BitSet> fits) {

  /** The releases that fit at least so well. */
  BitSet fittingAs(Fit least) {
    BitSet found = new BitSet();
    fits.forEach((fit, releases) -> found.or(fit.compareTo(least) >= 0 ? releases : new BitSet()));
    return found;
  }

  Fit in(int release) {
    if (has(Fit.CALL, release)) {
      return Fit.CALL;
    }
    return has(Fit.CODE, release) ? Fit.CODE : Fit.NONE;
  }

  private boolean has(Fit fit, int release) {
    return fits.containsKey(fit) && fits.get(fit).get(release);
  }
}
