package dev.staleframe.command;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * A process that runs beside the harness and talks to it over its standard input and output.
 *
 * <p>What it writes to standard error is kept, head and tail, for the message when it fails. It is
 * no commons-exec process: that closes the streams when the process ends, and what the process said
 * last would be lost with them.
 */
public final class BackgroundProcess implements AutoCloseable {
  private static final int KEPT_BYTES = 16 * 1024;
  private static final int END_SECONDS = 10;

  private final Process process;
  private final HeadAndTail stderr = new HeadAndTail(KEPT_BYTES);

  /**
   * Starts the program with exactly this environment.
   *
   * @throws IOException if it can't be started
   */
  public BackgroundProcess(List<String> argv, Path directory, Map<String, String> environment)
      throws IOException {
    ProcessBuilder builder = new ProcessBuilder(argv).directory(directory.toFile());
    builder.environment().clear();
    builder.environment().putAll(environment);
    process = builder.start();
    LiveProcesses.INSTANCE.add(process);
    Thread pump = new Thread(this::keepStderr, "stderr");
    pump.setDaemon(true);
    pump.start();
  }

  private void keepStderr() {
    try (InputStream stream = process.getErrorStream()) {
      stream.transferTo(stderr);
    } catch (IOException e) {
      // The process is gone; what it said is kept.
    }
  }

  /** Its process id. */
  public long pid() {
    return process.pid();
  }

  /** The process's standard input. */
  public OutputStream stdin() {
    return process.getOutputStream();
  }

  /** The process's standard output; can be read to its end also after the process has ended. */
  public InputStream stdout() {
    return process.getInputStream();
  }

  /** What the process has said on standard error so far. */
  public String stderr() {
    return stderr.text();
  }

  /** Closes the process's standard input, which tells it to end; kills it if it doesn't. */
  @Override
  public void close() {
    try {
      process.getOutputStream().close();
    } catch (IOException e) {
      // It has ended already and taken the pipe with it.
    }
    try {
      process.waitFor(END_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    ProcessTree.kill(process.toHandle());
    LiveProcesses.INSTANCE.remove(process);
  }
}
