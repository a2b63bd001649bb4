package dev.staleframe.container;

import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.TimeUnit;

/**
 * What a container reads as long as it is wanted: a line now and then. Its main process ({@code
 * docker/idle}) ends itself, and with it the container, when no line comes for three times as long;
 * so a harness that was killed, or whose connection was cut, leaves nothing behind.
 */
final class Lease extends InputStream {
  private static final int SECONDS = 15;

  private boolean first = true;

  @Override
  public int read() throws IOException {
    if (!first) {
      await();
    }
    first = false;
    return '\n';
  }

  /** A byte at a time: more would only be had by waiting. */
  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    bytes[offset] = (byte) read();
    return 1;
  }

  private static void await() throws IOException {
    try {
      TimeUnit.SECONDS.sleep(SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }
}
