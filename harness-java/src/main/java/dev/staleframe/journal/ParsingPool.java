package dev.staleframe.journal;

import dev.staleframe.StaleframeException;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Threads that parse, with few tasks waiting, so that a large file isn't read into memory. */
final class ParsingPool implements AutoCloseable {
  private final int threads = Runtime.getRuntime().availableProcessors();
  private final ExecutorService pool = Executors.newFixedThreadPool(threads);
  private final Queue<Future<?>> running = new ArrayDeque<>();

  /** Has it done; waits where too many are waiting already. */
  void submit(Runnable task) {
    if (running.size() > threads) {
      await(running.remove());
    }
    running.add(pool.submit(task));
  }

  private static void await(Future<?> task) {
    try {
      task.get();
    } catch (ExecutionException e) {
      throw e.getCause() instanceof StaleframeException known
          ? known
          : StaleframeException.internal("reading a journal failed: " + e.getCause(), e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw StaleframeException.internal("reading a journal was interrupted", e);
    }
  }

  /** Waits for all that was submitted. */
  @Override
  public void close() {
    try {
      running.forEach(ParsingPool::await);
    } finally {
      pool.shutdownNow();
    }
  }
}
