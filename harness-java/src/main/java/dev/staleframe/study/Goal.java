package dev.staleframe.study;

import java.util.Optional;

/** What a set of hunks is looked for to do by itself. */
enum Goal {
  /** The fault, or the firing of the check, is gone with it. */
  REMOVES("removes"),
  /** The fault is there with it. */
  BRINGS("brings"),
  /** The runtime's own check ends the process with it. */
  REVEALS("reveals");

  private final String label;

  Goal(String label) {
    this.label = label;
  }

  /**
   * What to look for, if hunks make a difference.
   *
   * @param base how a release behaves without them
   * @param whole how it behaves with all of them
   * @param plants whether the scenario plants what the check is to find
   */
  static Optional<Goal> of(Behaviour base, Behaviour whole, boolean plants) {
    if (base.isStale() && whole == Behaviour.CLEAN) {
      return Optional.of(REMOVES);
    }
    if (base == Behaviour.CLEAN && whole.isStale()) {
      return Optional.of(plants ? REVEALS : BRINGS);
    }
    return base == Behaviour.SILENT && whole == Behaviour.THROWS
        ? Optional.of(REVEALS)
        : Optional.empty();
  }

  /** Whether a build that behaves so has reached it. */
  boolean reachedBy(Behaviour behaviour) {
    return switch (this) {
      case REMOVES -> behaviour == Behaviour.CLEAN;
      case BRINGS -> behaviour.isStale();
      case REVEALS -> behaviour == Behaviour.THROWS;
    };
  }

  @Override
  public String toString() {
    return label;
  }
}
