package dev.staleframe.judge;

import dev.staleframe.judge.CostComparison.Result;
import dev.staleframe.trial.Cell;
import dev.staleframe.trial.TimingReading;
import dev.staleframe.trial.Trial;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;

/** The trials of two builds, paired. */
final class CostPairs {
  private final Cell before;
  private final Cell after;
  private final List<Pair> pairs = new ArrayList<>();
  private final SortedMap<String, Integer> failures = new TreeMap<>();

  private CostPairs(Cell before, Cell after) {
    this.before = before;
    this.after = after;
  }

  /** Two readings of one round. */
  private record Pair(TimingReading before, TimingReading after) {}

  /**
   * What an operation took in the fastest trials of one shuffle, in nanoseconds. There are as many
   * of either build, so neither had a better chance of a fast one.
   */
  private record Fastest(double before, double after) {
    static Fastest of(Pair pair) {
      return new Fastest(pair.before().nanosEach(), pair.after().nanosEach());
    }

    Fastest or(Fastest other) {
      return new Fastest(Math.min(before, other.before), Math.min(after, other.after));
    }

    double logRatio() {
      return Math.log(after / before);
    }
  }

  /**
   * Pairs them by their rounds; trials that gave no time, and those without a partner, are left
   * out.
   *
   * @param before trials of one cell
   * @param after trials of one cell
   * @param odd 1 to take the odd numbers of the latter, 0 for the even ones
   */
  static CostPairs of(List<Trial> before, List<Trial> after, int odd) {
    CostPairs made = new CostPairs(before.get(0).cell(), after.get(0).cell());
    Map<Integer, List<TimingReading>> one = made.rounds(before, 0);
    Map<Integer, List<TimingReading>> other = made.rounds(after, odd);
    one.forEach(
        (round, readings) -> {
          List<TimingReading> partners = other.getOrDefault(round, List.of());
          // More than one of each: runs that were appended to one journal.
          for (int i = 0; i < Math.min(readings.size(), partners.size()); i++) {
            if (readings.get(i) != null && partners.get(i) != null) {
              made.pairs.add(new Pair(readings.get(i), partners.get(i)));
            }
          }
        });
    return made;
  }

  private Map<Integer, List<TimingReading>> rounds(List<Trial> trials, int odd) {
    Map<Integer, List<TimingReading>> rounds = new TreeMap<>();
    for (Trial trial : trials) {
      if (trial.number() % 2 == odd) {
        Optional<String> failure = trial.shortfall();
        failure.ifPresent(why -> failures.merge(why, 1, Integer::sum));
        rounds
            .computeIfAbsent(trial.number() / 2, round -> new ArrayList<>())
            .add(failure.isEmpty() ? trial.progress().timing() : null);
      }
    }
    return rounds;
  }

  boolean control() {
    return before.equals(after);
  }

  /**
   * Compares them.
   *
   * @param confidence how sure the interval is to be
   */
  CostComparison compare(double confidence) {
    Map<Long, Fastest> shuffles = new TreeMap<>();
    for (Pair pair : pairs) {
      shuffles.merge(pair.before().shuffle(), Fastest.of(pair), Fastest::or);
    }
    return new CostComparison(
        before,
        after,
        pairs.size(),
        shuffles.size(),
        median(shuffles.values(), Fastest::before),
        median(shuffles.values(), Fastest::after),
        shuffles.size() < SignedRank.least(confidence)
            ? Optional.empty()
            : Optional.of(result(shuffles.values(), confidence)),
        failures);
  }

  private static Result result(Collection<Fastest> shuffles, double confidence) {
    SignedRank test = new SignedRank(shuffles.stream().mapToDouble(Fastest::logRatio).toArray());
    double[] interval = test.interval(confidence);
    return new Result(
        Math.exp(test.estimate()), Math.exp(interval[0]), Math.exp(interval[1]), test.pValue());
  }

  /** Their median, or 0 if there is none. */
  private static double median(Collection<Fastest> shuffles, ToDoubleFunction<Fastest> value) {
    return shuffles.isEmpty()
        ? 0
        : SignedRank.median(shuffles.stream().mapToDouble(value).sorted().toArray());
  }
}
