package dev.staleframe.study;

import dev.staleframe.trial.Cell;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * Which trials {@code cost} runs, and in which order.
 *
 * <p>A round has one trial of each build, and a second one of the build that the others are held
 * against. They run one right after the other, so that what the machine is at falls on all of them,
 * and in an order that is drawn anew each time, so that what is left of it falls on each as likely
 * as on any other. The order is the same in each run.
 *
 * @param operations for each, the build that the others are held against, and then these
 * @param shuffles how many orders of functions each build comes in
 * @param runs how many rounds there are of each
 */
record TimingPlan(List<List<Cell>> operations, int shuffles, int runs) {
  /** The control is shuffled by other numbers than what it is held against. */
  static final int CONTROL = 1_000_000;

  private static final long SEED = 69087;

  TimingPlan {
    operations = List.copyOf(operations);
  }

  /**
   * A trial to be run.
   *
   * @param cell what it is of
   * @param number which of that cell, as {@link dev.staleframe.judge.Costs} pairs them
   * @param shuffle what its functions are shuffled by
   */
  record Timed(Cell cell, int number, int shuffle) {}

  /** How many trials there are. */
  int size() {
    return shuffles * runs * operations.stream().mapToInt(cells -> cells.size() + 1).sum();
  }

  /** All of them, in their order. */
  List<Timed> trials() {
    Random random = new Random(SEED);
    List<Timed> trials = new ArrayList<>();
    for (int round = 0; round < shuffles * runs; round++) {
      for (List<Cell> cells : operations) {
        trials.addAll(round(cells, round, random));
      }
    }
    return trials;
  }

  private List<Timed> round(List<Cell> cells, int round, Random random) {
    int shuffle = 1 + round % shuffles;
    List<Timed> trials = new ArrayList<>();
    trials.add(new Timed(cells.get(0), 2 * round + 1, CONTROL + shuffle));
    cells.forEach(cell -> trials.add(new Timed(cell, 2 * round, shuffle)));
    Collections.shuffle(trials, random);
    return trials;
  }
}
