package dev.staleframe.binary;

import java.io.InputStream;

/** The bytes of a window, one after the other. */
final class WindowStream extends InputStream {
  private final Window window;
  private long next;

  WindowStream(Window window) {
    this.window = window;
  }

  @Override
  public int read() {
    return next < window.length() ? window.u8(next++) : -1;
  }

  @Override
  public int read(byte[] buffer, int from, int count) {
    if (count == 0) {
      return 0;
    }
    int filled = window.fill(next, buffer, from, count);
    next += filled;
    return filled == 0 ? -1 : filled;
  }
}
