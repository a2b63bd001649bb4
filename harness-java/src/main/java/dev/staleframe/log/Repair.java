package dev.staleframe.log;

import java.util.List;
import java.util.Set;

/** Undoes one kind of damage. Leaves alone what doesn't have it. */
@FunctionalInterface
interface Repair {

  /**
   * The lines without the damage.
   *
   * @param found takes up what was repaired
   */
  List<LogLine> apply(List<LogLine> lines, Set<Damage> found);
}
