package dev.staleframe.script;

import java.util.List;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;

/**
 * Chance that is the same on every machine and every Java: of {@link SplittableRandom} only {@code
 * nextLong} is used, whose algorithm (SplitMix64) has never changed; how it makes smaller numbers
 * of it has.
 */
final class Dice {
  private final SplittableRandom random;

  private Dice(long seed) {
    random = new SplittableRandom(seed);
  }

  /** Those of the numbered throw of a seed; the throws of a seed have nothing in common. */
  static Dice of(long seed, long number) {
    return new Dice(
        new SplittableRandom(seed).nextLong() ^ new SplittableRandom(~number).nextLong());
  }

  /** A number from 0 on, below 1. */
  double fraction() {
    return (random.nextLong() >>> 11) * 0x1p-53;
  }

  /** A number from 0 on, below the limit. */
  int below(int limit) {
    return (int) (fraction() * limit);
  }

  /** Whether it comes up, which it does in so many percent. */
  boolean percent(int chance) {
    return below(100) < chance;
  }

  /** One of them, each as likely as the others. */
  <T> T oneOf(List<T> all) {
    return all.get(below(all.size()));
  }

  /** One of them, by weight. At least one must weigh something. */
  <T> T oneOf(List<T> all, ToDoubleFunction<T> weight) {
    double left = fraction() * all.stream().mapToDouble(weight).sum();
    T found = null;
    for (T one : all) {
      double weighs = weight.applyAsDouble(one);
      if (weighs > 0) {
        found = one;
        left -= weighs;
      }
      if (left < 0) {
        break;
      }
    }
    return found;
  }
}
