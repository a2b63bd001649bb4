package dev.staleframe.launch;

import dev.staleframe.StaleframeException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** This machine: one supervisor a worker, each fed by a thread. */
public final class HostPlace implements Place {
  /** Orders under way at each supervisor: one that runs, and one so that it never has to wait. */
  private static final int AHEAD = 2;

  private final Path supervisor;
  private final int workers;
  private volatile boolean stopped;

  /**
   * @param supervisor the supervisor's program
   * @param workers how many trials run at the same time
   */
  public HostPlace(Path supervisor, int workers) {
    this.supervisor = supervisor;
    this.workers = workers;
  }

  @Override
  public String name() {
    return "host";
  }

  @Override
  public void stop() {
    stopped = true;
  }

  @Override
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
    Queue<Job> underWay = new ArrayDeque<>();
    try (Supervisor running = new Supervisor(supervisor)) {
      while (!stopped) {
        while (underWay.size() < AHEAD) {
          Optional<Job> job = next(jobs);
          if (job.isEmpty()) {
            break;
          }
          running.send(job.get().order());
          underWay.add(job.get());
        }
        if (underWay.isEmpty()) {
          return;
        }
        Outcome outcome = running.receive();
        underWay.remove().ended(outcome);
      }
    } catch (IOException e) {
      if (!stopped) {
        throw StaleframeException.environment(
            "the supervisor %s failed: %s".formatted(supervisor, e.getMessage()), e);
      }
    }
  }

  private static Optional<Job> next(Iterator<? extends Job> jobs) {
    synchronized (jobs) {
      return jobs.hasNext() ? Optional.of(jobs.next()) : Optional.empty();
    }
  }
}
