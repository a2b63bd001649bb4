package dev.staleframe.container;

import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * What a container reads as long as it is wanted: a line now and then. Its main process ({@code
 * docker/idle}) ends itself, and with it the container, when no line comes for three times as long;
 * so a harness that was killed, or whose connection was cut, leaves nothing behind.
 */
final class Lease extends InputStream {
  private static final int SECONDS = 15;

  private final CountDownLatch closed = new CountDownLatch(1);
  private boolean first = true;

  @Override
  public int read() throws IOException {
    boolean ended = !first && ended();
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

  /** Waits until the next line is due, or the lease is ended. */
  private boolean ended() throws IOException {
    try {
      return closed.await(SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }

  /** Ends it: no more lines. */
  @Override
  public void close() {
    closed.countDown();
  }
}
