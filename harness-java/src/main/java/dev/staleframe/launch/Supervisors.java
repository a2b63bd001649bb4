package dev.staleframe.launch;

import dev.staleframe.StaleframeException;
import java.io.IOException;

/** Where supervisors run, and what is particular to running them there. */
public interface Supervisors {
  /**
   * Starts one.
   *
   * @throws IOException if it can't be started
   */
  SupervisorProcess start() throws IOException;

  /**
   * How many orders to have under way at each: the one that runs, and enough that it never has to
   * wait for the next.
   */
  int ahead();

  /** What it means that one failed: a failure to be told to the user, exit code 3. */
  StaleframeException explain(IOException failure);

  /** Adds to the outcome what limit of the place the process ran into, if it did. */
  default Outcome examined(Outcome outcome) {
    return outcome;
  }
}
