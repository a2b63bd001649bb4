package dev.staleframe.command;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.apache.commons.exec.ProcessDestroyer;

/**
 * The processes that are running on staleframe's behalf, so that none outlives it.
 *
 * <p>When the JVM shuts down (Ctrl-C, SIGTERM) their trees are killed. A harness that is killed
 * with SIGKILL can't do this; the supervisor notices by itself that its standard input has closed.
 */
public final class LiveProcesses implements ProcessDestroyer {
  /** One for the JVM: its processes are killed when it shuts down. */
  public static final LiveProcesses INSTANCE = new LiveProcesses();

  private static final int SIGNAL_SKEW_MILLIS = 50;

  private final Set<Process> processes = ConcurrentHashMap.newKeySet();
  private final List<Runnable> actions = new CopyOnWriteArrayList<>();
  private volatile boolean shuttingDown;

  private LiveProcesses() {
    Runtime.getRuntime().addShutdownHook(new Thread(this::shutDown, "shut-down"));
  }

  @Override
  public boolean add(Process process) {
    return processes.add(process);
  }

  @Override
  public boolean remove(Process process) {
    return processes.remove(process);
  }

  @Override
  public int size() {
    return processes.size();
  }

  /** Has the action run when the JVM shuts down, before any process is killed. */
  public void beforeKilling(Runnable action) {
    actions.add(action);
  }

  /** Takes back {@link #beforeKilling}. */
  public void forget(Runnable action) {
    actions.remove(action);
  }

  /** Whether the JVM is shutting down, so that processes end for no fault of their own. */
  public boolean shuttingDown() {
    return shuttingDown;
  }

  /**
   * For a thread whose process failed. A terminal's Ctrl-C reaches the process as well as the JVM,
   * and may end it first: then the failure is no failure, and the thread goes no further.
   */
  void stayOutOfShutDown() {
    try {
      TimeUnit.MILLISECONDS.sleep(SIGNAL_SKEW_MILLIS);
      if (shuttingDown) {
        Thread.currentThread().join();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void shutDown() {
    shuttingDown = true;
    actions.forEach(Runnable::run);
    processes.forEach(process -> ProcessTree.kill(process.toHandle()));
  }
}
