package dev.staleframe.study;

/**
 * How likely each step of a search may be wrong, so that its result is as sure as that.
 *
 * @param confidence how sure the result is to be, 0 to 1
 */
record ErrorShare(double confidence) {
  /** Of one answer on the way: a wrong one leads astray, which the confirmation then shows. */
  double step() {
    return (1 - confidence) / 4;
  }

  /** Of each of so many claims in the result, of either kind: too high a rate, and a miss. */
  double claim(int claims) {
    return (1 - confidence) / (2 * Math.max(1, claims));
  }
}
