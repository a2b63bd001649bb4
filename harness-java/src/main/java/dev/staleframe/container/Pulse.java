package dev.staleframe.container;

import java.io.Closeable;
import java.io.IOException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * Notices an engine that has fallen silent, its machine cut off or its process stopped: no
 * connection ends then, so whoever waits for one would wait for ever.
 */
final class Pulse implements AutoCloseable {
  private static final int MISSED_IN_A_ROW = 2;

  private final BooleanSupplier beat;
  private final long pauseMillis;
  private final Set<Closeable> watched = ConcurrentHashMap.newKeySet();
  private final Thread thread = new Thread(this::watch, "pulse");

  /**
   * Starts to watch.
   *
   * @param beat whether the engine answers, within a bounded time
   */
  Pulse(BooleanSupplier beat, long pauseMillis) {
    this.beat = beat;
    this.pauseMillis = pauseMillis;
    thread.setDaemon(true);
    thread.start();
  }

  /** Has it closed when the engine no longer answers, until {@link #forget}. */
  void watch(Closeable connection) {
    watched.add(connection);
  }

  void forget(Closeable connection) {
    watched.remove(connection);
  }

  private void watch() {
    try {
      int missed = 0;
      while (missed < MISSED_IN_A_ROW) {
        TimeUnit.MILLISECONDS.sleep(pauseMillis);
        missed = beat.getAsBoolean() ? 0 : missed + 1;
      }
      watched.forEach(Pulse::end);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // It was closed.
    }
  }

  private static void end(Closeable connection) {
    try {
      connection.close();
    } catch (IOException e) {
      // It is of no use in any case.
    }
  }

  @Override
  public void close() {
    thread.interrupt();
  }
}
