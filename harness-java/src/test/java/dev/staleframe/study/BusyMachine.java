package dev.staleframe.study;

import dev.staleframe.judge.Timings;
import dev.staleframe.study.TimingPlan.Timed;
import dev.staleframe.trial.Cell;
import dev.staleframe.trial.Trial;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.ToDoubleFunction;

/**
 * A made-up machine that times what it is told, and never leaves it in peace: it becomes faster and
 * slower, has spells in which most takes far longer, and likes some orders of functions better than
 * others. Worse than what was seen of real ones.
 */
final class BusyMachine {
  private static final double EACH_PROCESS = 0.01;
  private static final double EACH_SHUFFLE = 0.008;
  private static final double DRIFT = 0.005;
  private static final double BURST_BEGINS = 0.02;
  private static final double BURST_ENDS = 0.1;

  private final Random random;
  private final ToDoubleFunction<Cell> cost;
  private final Map<List<Object>, Double> programs = new HashMap<>();
  private double speed;
  private boolean burst;

  /**
   * @param seed of its whims
   * @param cost what an operation takes in peace, in nanoseconds
   */
  BusyMachine(long seed, ToDoubleFunction<Cell> cost) {
    this.random = new Random(seed);
    this.cost = cost;
  }

  /** Runs a plan. */
  List<Trial> run(TimingPlan plan) {
    List<Trial> trials = new ArrayList<>();
    plan.trials().forEach(timed -> trials.add(run(timed)));
    return trials;
  }

  private Trial run(Timed timed) {
    speed = 0.98 * speed + DRIFT * random.nextGaussian();
    burst = random.nextDouble() < (burst ? 1 - BURST_ENDS : BURST_BEGINS);
    double log = speed + EACH_PROCESS * random.nextGaussian() + program(timed);
    if (burst && random.nextDouble() < 0.7) {
      log += 0.1 - Math.log(random.nextDouble());
    }
    return Timings.trial(
        timed.cell(),
        timed.number(),
        timed.shuffle(),
        cost.applyAsDouble(timed.cell()) * Math.exp(log));
  }

  private double program(Timed timed) {
    return programs.computeIfAbsent(
        List.of(timed.cell(), timed.shuffle()), program -> EACH_SHUFFLE * random.nextGaussian());
  }
}
