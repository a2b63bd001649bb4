package dev.staleframe.command;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.commons.exec.DefaultExecuteResultHandler;
import org.apache.commons.exec.DefaultExecutor;
import org.apache.commons.exec.ExecuteException;
import org.apache.commons.exec.ExecuteStreamHandler;

/**
 * A process that runs beside the harness and talks to it over its standard input and output.
 *
 * <p>What it writes to standard error is kept, head and tail, for the message when it fails.
 */
public final class BackgroundProcess implements AutoCloseable {
  private static final int KEPT_BYTES = 16 * 1024;
  private static final Duration START = Duration.ofSeconds(30);

  private final Streams streams = new Streams();
  private final Ended ended = new Ended(streams.started);

  /**
   * Starts the program with exactly this environment.
   *
   * @throws IOException if it can't be started
   */
  public BackgroundProcess(List<String> argv, Path directory, Map<String, String> environment)
      throws IOException {
    DefaultExecutor executor =
        DefaultExecutor.builder()
            .setExecuteStreamHandler(streams)
            .setWorkingDirectory(directory.toFile())
            .get();
    executor.setExitValues(null);
    executor.setProcessDestroyer(LiveProcesses.INSTANCE);
    executor.execute(Command.commandLine(argv), environment, ended);
    awaitStart(argv.get(0));
  }

  private void awaitStart(String program) throws IOException {
    try {
      if (!streams.started.await(START.toSeconds(), TimeUnit.SECONDS)) {
        throw new IOException(program + " did not start within " + START.toSeconds() + " s");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while starting " + program, e);
    }
    if (ended.hasResult() && ended.getException() != null) {
      throw ended.getException();
    }
  }

  /** The process's standard input. */
  public OutputStream stdin() {
    return streams.stdin;
  }

  /** The process's standard output. */
  public InputStream stdout() {
    return streams.stdout;
  }

  /** What the process has said on standard error so far. */
  public String stderr() {
    return streams.stderr.text();
  }

  /** Closes the process's standard input, which tells it to end, and waits for that. */
  @Override
  public void close() {
    try {
      streams.stdin.close();
    } catch (IOException e) {
      // It has ended already and taken the pipe with it.
    }
    try {
      ended.waitFor(Duration.ofSeconds(10));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Hands the raw streams out instead of pumping them, but for standard error. */
  private static final class Streams implements ExecuteStreamHandler {
    private final CountDownLatch started = new CountDownLatch(1);
    private final HeadAndTail stderr = new HeadAndTail(KEPT_BYTES);
    private OutputStream stdin;
    private InputStream stdout;
    private Thread pump;

    @Override
    public void setProcessInputStream(OutputStream stream) {
      stdin = stream;
    }

    @Override
    public void setProcessOutputStream(InputStream stream) {
      stdout = stream;
    }

    @Override
    public void setProcessErrorStream(InputStream stream) {
      pump = new Thread(() -> copy(stream), "stderr");
      pump.setDaemon(true);
    }

    @Override
    public void start() {
      pump.start();
      started.countDown();
    }

    @Override
    public void stop() {
      // The reader of stdout ends at its end of file; stopping it here would lose what is in it.
    }

    private void copy(InputStream stream) {
      try (stream) {
        stream.transferTo(stderr);
      } catch (IOException e) {
        // The process is gone; what it said is kept.
      }
    }
  }

  /** Learns of the end, and lets {@link #awaitStart} go on when there was no start at all. */
  private static final class Ended extends DefaultExecuteResultHandler {
    private final CountDownLatch started;

    private Ended(CountDownLatch started) {
      this.started = started;
    }

    @Override
    public void onProcessFailed(ExecuteException e) {
      super.onProcessFailed(e);
      started.countDown();
    }
  }
}
