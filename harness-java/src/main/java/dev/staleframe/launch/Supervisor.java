package dev.staleframe.launch;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/**
 * Talks to a running supervisor: takes orders, gives their outcomes in the same order. For one
 * thread.
 *
 * <p>Orders may be sent ahead of the outcomes, so that the supervisor never waits for the harness.
 */
final class Supervisor implements AutoCloseable {
  private static final int BUFFER = 64 * 1024;

  private final SupervisorProcess process;
  private final OutputStream orders;
  private final InputStream results;
  private long sent;
  private long received;

  Supervisor(SupervisorProcess process) {
    this.process = process;
    orders = new BufferedOutputStream(process.stdin(), BUFFER);
    results = new BufferedInputStream(process.stdout(), BUFFER);
  }

  void send(Order order) throws IOException {
    try {
      Wire.write(orders, sent++, order);
    } catch (IOException e) {
      throw explained(e);
    }
  }

  Outcome receive() throws IOException {
    try {
      Wire.Result result = Wire.read(results);
      if (result.id() != received++) {
        throw new IOException("the supervisor answered order " + result.id() + " out of turn");
      }
      return result.outcome();
    } catch (IOException e) {
      throw explained(e);
    }
  }

  private IOException explained(IOException e) {
    String said = process.stderr().strip();
    return said.isEmpty() ? e : new IOException(e.getMessage() + ": " + said, e);
  }

  @Override
  public void close() {
    process.close();
  }
}
