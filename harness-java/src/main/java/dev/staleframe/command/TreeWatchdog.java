package dev.staleframe.command;

import java.time.Duration;
import org.apache.commons.exec.ExecuteWatchdog;
import org.apache.commons.exec.Watchdog;

/** A watchdog whose time-out ends the whole process tree, not only the process it started. */
final class TreeWatchdog extends ExecuteWatchdog {
  private volatile Process process;
  private volatile boolean timedOut;

  @SuppressWarnings("deprecation") // The builder that replaces this constructor can't subclass.
  TreeWatchdog(Duration timeout) {
    super(timeout.toMillis());
  }

  @Override
  public synchronized void start(Process started) {
    process = started;
    super.start(started);
  }

  @Override
  public synchronized void timeoutOccured(Watchdog watchdog) {
    if (process.isAlive()) {
      timedOut = true;
      ProcessTree.kill(process.toHandle());
    }
    super.timeoutOccured(watchdog);
  }

  /** Whether the time was up while the process still ran; known from here, not from its exit. */
  boolean timedOut() {
    return timedOut;
  }
}
