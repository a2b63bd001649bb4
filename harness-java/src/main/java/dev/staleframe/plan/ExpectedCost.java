package dev.staleframe.plan;

import dev.staleframe.trial.Cell;
import dev.staleframe.trial.Place;
import java.util.List;

/**
 * What cells are expected to take, so that parts of a plan are alike. Only the proportions matter;
 * they were measured on two cpus (amd64).
 */
public final class ExpectedCost {
  /** Fetching and unpacking a release, if it isn't there, and building the fixture. */
  private static final double HOST_BUILD_SECONDS = 12;

  /** The image of a release besides, and the C. */
  private static final double CONTAINER_BUILD_SECONDS = 40;

  private static final double TRIAL_SECONDS = 0.02;

  /** Callbacks over and over. */
  private static final double LOOP_SECONDS = 0.1;

  /** Programs of another architecture are emulated. */
  private static final double EMULATED = 10;

  private final String nativeArch;
  private final int runs;

  /**
   * @param nativeArch the architecture of the machines
   * @param runs trials a cell
   */
  public ExpectedCost(String nativeArch, int runs) {
    this.nativeArch = nativeArch;
    this.runs = runs;
  }

  /** Seconds of what has to be done before any trial of cells that share a build. */
  public double build(Cell cell) {
    return cell.place() == Place.HOST ? HOST_BUILD_SECONDS : CONTAINER_BUILD_SECONDS;
  }

  /** Seconds of a cell's trials. */
  public double trials(Cell cell) {
    double foreign = cell.arch().equals(nativeArch) ? 1 : EMULATED;
    boolean loops = cell.scenario().callsBack() && !cell.scenario().parks();
    return runs * (loops ? LOOP_SECONDS : TRIAL_SECONDS) * foreign;
  }

  /** Seconds of all of them, each build once. */
  public double of(List<Cell> cells) {
    return cells.stream().mapToDouble(this::trials).sum()
        + Lot.of(cells).stream().mapToDouble(lot -> build(lot.cells().get(0))).sum();
  }
}
