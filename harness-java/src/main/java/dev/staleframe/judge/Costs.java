package dev.staleframe.judge;

import dev.staleframe.StaleframeException;
import dev.staleframe.trial.Cell;
import dev.staleframe.trial.Trial;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The comparisons of {@code cost}, made of nothing but the records of its trials; these must be of
 * one machine.
 *
 * <p>The trials of a round were run close together, in random order, and are paired with each
 * other. In round {@code r} each build had its trial number {@code 2r}. The build that all others
 * are held against had also {@code 2r + 1}, its functions in another order: that is the control,
 * and tells it from the others.
 *
 * <p>Pairs of the same shuffle have the same programs, and what the order of functions does to
 * these is the same in each: so each shuffle counts once. What else the machine does makes trials
 * slower and never faster: so it is the fastest of each program that counts. On a machine with ten
 * times as many processes to run as cpus that gave intervals a fifth as wide as the median of the
 * pairs did, for a callback; on a quiet one it made no difference.
 */
public final class Costs {
  /** How likely it may be that any difference is shown where there are none. */
  public static final double ERROR = 0.05;

  private static final Comparator<Cell> ORDER =
      Comparator.comparing((Cell cell) -> cell.scenario().name())
          .thenComparing(Cell::release)
          .thenComparing(cell -> cell.patch().toString())
          .thenComparing(cell -> cell.amplifier().toString())
          .thenComparing(cell -> cell.godebug().toString())
          .thenComparing(cell -> cell.shim().toString())
          .thenComparing(cell -> cell.place().toString())
          .thenComparing(Cell::arch);

  private final SortedMap<Cell, List<Trial>> trials = new TreeMap<>(ORDER);

  private Costs() {}

  /**
   * Compares, for each operation, the control first and then each build.
   *
   * @param trials of {@code cost}, in the order in which they were run; any others are passed over
   * @throws StaleframeException exit code 2 if builds were held against different ones
   */
  public static List<CostComparison> of(List<Trial> trials) {
    Costs costs = new Costs();
    for (Trial trial : trials) {
      if (trial.cell().scenario().times()) {
        costs.trials.computeIfAbsent(trial.cell(), cell -> new ArrayList<>()).add(trial);
      }
    }
    return costs.comparisons();
  }

  /**
   * How sure an interval is to be, so that all of them together are as sure as {@link #ERROR} says:
   * Bonferroni's correction. The controls are not among them.
   *
   * @param comparisons how many there are
   */
  static double confidence(long comparisons) {
    return 1 - ERROR / Math.max(1, comparisons);
  }

  /**
   * How many shuffles it takes at least.
   *
   * @param comparisons how many there are, but for the controls
   */
  public static int leastShuffles(long comparisons) {
    return SignedRank.least(confidence(comparisons));
  }

  private List<CostComparison> comparisons() {
    List<CostPairs> pairs = new ArrayList<>();
    Map<String, SortedSet<Cell>> operations =
        trials.keySet().stream()
            .collect(
                Collectors.groupingBy(
                    cell -> cell.scenario().name(),
                    TreeMap::new,
                    Collectors.toCollection(() -> new TreeSet<>(ORDER))));
    for (SortedSet<Cell> cells : operations.values()) {
      List<Cell> bases = cells.stream().filter(this::isBase).toList();
      if (bases.size() > 1) {
        throw mixed(bases);
      }
      for (Cell base : bases) {
        pairs.add(CostPairs.of(trials.get(base), trials.get(base), 1));
        cells.stream()
            .filter(cell -> !cell.equals(base))
            .forEach(cell -> pairs.add(CostPairs.of(trials.get(base), trials.get(cell), 0)));
      }
    }
    double confidence = confidence(pairs.stream().filter(pair -> !pair.control()).count());
    return pairs.stream().map(pair -> pair.compare(confidence)).toList();
  }

  private boolean isBase(Cell cell) {
    return trials.get(cell).stream().anyMatch(trial -> trial.number() % 2 == 1);
  }

  private static StaleframeException mixed(List<Cell> bases) {
    return StaleframeException.usage(
        "these timings don't go together: some builds were compared with %s, some with %s"
            .formatted(bases.get(0).label(), bases.get(1).label()));
  }
}
