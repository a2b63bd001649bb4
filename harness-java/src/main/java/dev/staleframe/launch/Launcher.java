package dev.staleframe.launch;

import dev.staleframe.StaleframeException;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Runs jobs, several at a time: one supervisor a worker, each fed by a thread. Supervisors that are
 * idle are kept for the next jobs, until it is closed.
 */
public final class Launcher implements AutoCloseable {
  private final Supervisors supervisors;
  private final int workers;
  private final Deque<Supervisor> idle = new ConcurrentLinkedDeque<>();
  private volatile boolean stopped;

  /**
   * @param supervisors where they run
   * @param workers how many trials run at the same time
   */
  public Launcher(Supervisors supervisors, int workers) {
    this.supervisors = supervisors;
    this.workers = workers;
  }

  /**
   * How many trials to run at the same time. A trial leaves its cpu idle for a third of its time,
   * while tracer, collector and threads wait for each other, so there are more than cpus.
   */
  public static int usualWorkers() {
    return 2 * Runtime.getRuntime().availableProcessors();
  }

  /** Makes {@link #run} return soon; jobs that are running are killed and have no outcome. */
  public void stop() {
    stopped = true;
  }

  /**
   * Runs all the jobs and hands each its outcome.
   *
   * <p>Outcomes arrive on several threads at once, in no particular order. Returns when all jobs
   * have been run, or after {@link #stop}.
   *
   * @throws StaleframeException exit code 3 if a supervisor stops working
   */
  public void run(Iterator<? extends Job> jobs) {
    ExecutorService threads = Executors.newFixedThreadPool(workers);
    try {
      List<Future<?>> running = new ArrayList<>();
      for (int i = 0; i < workers; i++) {
        running.add(threads.submit(() -> workOrStopAll(jobs)));
      }
      for (Future<?> worker : running) {
        worker.get();
      }
    } catch (InterruptedException e) {
      stopped = true;
      Thread.currentThread().interrupt();
    } catch (ExecutionException e) {
      stopped = true;
      throw e.getCause() instanceof StaleframeException known
          ? known
          : StaleframeException.internal("running trials failed: " + e.getCause(), e.getCause());
    } finally {
      threads.shutdown(); // No interrupts: one would close the journal's channel under its writer.
    }
  }

  /** Where one worker can't go on, the others need not either. */
  private void workOrStopAll(Iterator<? extends Job> jobs) {
    boolean done = false;
    try {
      work(jobs);
      done = true;
    } finally {
      if (!done) {
        stopped = true;
      }
    }
  }

  private void work(Iterator<? extends Job> jobs) {
    Supervisor supervisor = null;
    boolean keep = false;
    try {
      supervisor = supervisor();
      feed(supervisor, jobs);
      keep = !stopped;
    } catch (IOException e) {
      if (!stopped) {
        throw supervisors.explain(e);
      }
    } finally {
      if (keep) {
        idle.push(supervisor);
      } else if (supervisor != null) {
        supervisor.close();
      }
    }
  }

  private Supervisor supervisor() throws IOException {
    Supervisor kept = idle.poll();
    return kept == null ? new Supervisor(supervisors.start()) : kept;
  }

  private void feed(Supervisor supervisor, Iterator<? extends Job> jobs) throws IOException {
    Queue<Job> underWay = new ArrayDeque<>();
    while (!stopped) {
      while (underWay.size() < supervisors.ahead()) {
        Optional<Job> job = next(jobs);
        if (job.isEmpty()) {
          break;
        }
        supervisor.send(job.get().order());
        underWay.add(job.get());
      }
      if (underWay.isEmpty()) {
        return;
      }
      Outcome outcome = supervisors.examined(supervisor.receive());
      underWay.remove().ended(outcome);
    }
  }

  private static Optional<Job> next(Iterator<? extends Job> jobs) {
    synchronized (jobs) {
      return jobs.hasNext() ? Optional.of(jobs.next()) : Optional.empty();
    }
  }

  /** Ends the supervisors. */
  @Override
  public void close() {
    for (Supervisor kept = idle.poll(); kept != null; kept = idle.poll()) {
      kept.close();
    }
  }
}
