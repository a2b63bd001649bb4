package dev.staleframe.container;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * What a container reads as long as it is wanted: a line now and then. Its main process ({@code
 * docker/idle}) ends itself, and with it the container, when no line comes for three times as long;
 * so a harness that was killed, or whose connection was cut, leaves nothing behind.
 */
final class Lease extends InputStream {
  private static final Duration RENEWAL = Duration.ofSeconds(15);

  private final Duration renewal;
  private boolean first = true;
  private boolean ended;

  Lease() {
    this(RENEWAL);
  }

  /**
   * @param renewal time between lines
   */
  Lease(Duration renewal) {
    this.renewal = renewal;
  }

  @Override
  public synchronized int read() throws IOException {
    if (!first) {
      await();
    }
    first = false;
    return ended ? -1 : '\n';
  }

  /** A byte at a time: more would only be had by waiting. */
  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    int line = read();
    if (line < 0) {
      return -1;
    }
    bytes[offset] = (byte) line;
    return 1;
  }

  private void await() throws IOException {
    long due = System.nanoTime() + renewal.toNanos();
    try {
      for (long left = due - System.nanoTime();
          left > 0 && !ended;
          left = due - System.nanoTime()) {
        TimeUnit.NANOSECONDS.timedWait(this, left);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }

  /** No more lines come; whoever waits for one is told. */
  @Override
  public synchronized void close() {
    ended = true;
    notifyAll();
  }
}
