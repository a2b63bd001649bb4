package dev.staleframe.launch;

import dev.staleframe.StaleframeException;
import java.util.Iterator;

/** Where trials run: on the host, or in a container. */
public interface Place {
  /**
   * How many trials to run at the same time. A trial leaves its cpu idle for a third of its time,
   * while tracer, collector and threads wait for each other, so there are more than cpus.
   */
  static int usualWorkers() {
    return 2 * Runtime.getRuntime().availableProcessors();
  }

  /** Its name in cells and reports. */
  String name();

  /**
   * Runs all the jobs, several at a time, and hands each its outcome.
   *
   * <p>Outcomes arrive on several threads at once, in no particular order. Returns when all jobs
   * have been run, or after {@link #stop}.
   *
   * @throws StaleframeException exit code 3 if the place stops working
   */
  void run(Iterator<? extends Job> jobs);

  /** Makes {@link #run} return soon; jobs that are running are killed and have no outcome. */
  void stop();
}
