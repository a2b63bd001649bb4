package dev.staleframe.judge;

import dev.staleframe.trial.Trial;

/** An independent way to see the fault in the record of a trial. */
public interface Witness {
  /** Its name in reports. */
  String name();

  /** What this witness says of the trial. */
  Assessment assess(Trial trial);
}
