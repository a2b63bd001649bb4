package dev.staleframe.container;

import com.github.dockerjava.api.async.ResultCallback;
import com.github.dockerjava.api.model.Frame;
import com.github.dockerjava.api.model.StreamType;
import dev.staleframe.command.HeadAndTail;
import dev.staleframe.launch.SupervisorProcess;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.Pipe;

/** A program that runs in a container for long, and its three streams. */
final class ExecStreams implements SupervisorProcess {
  private static final int KEPT_BYTES = 16 * 1024;

  private final HeadAndTail stderr = new HeadAndTail(KEPT_BYTES);
  private final OutputStream stdin;
  private final InputStream stdout;
  private final Relay relay;
  private final Pulse pulse;

  /**
   * @param program its path in the container
   */
  ExecStreams(Sandbox sandbox, String program) throws IOException {
    Pipe in = Pipe.open();
    Pipe out = Pipe.open();
    stdin = Channels.newOutputStream(in.sink());
    stdout = Channels.newInputStream(out.source());
    relay = new Relay(Channels.newOutputStream(out.sink()));
    pulse = sandbox.pulse();
    pulse.watch(relay);
    sandbox.ask(() -> start(sandbox, program, Channels.newInputStream(in.source())));
  }

  private Relay start(Sandbox sandbox, String program, InputStream orders) {
    String id =
        sandbox
            .client()
            .execCreateCmd(sandbox.id())
            .withCmd(program)
            .withAttachStdin(true)
            .withAttachStdout(true)
            .withAttachStderr(true)
            .exec()
            .getId();
    return sandbox.client().execStartCmd(id).withStdIn(orders).exec(relay);
  }

  @Override
  public OutputStream stdin() {
    return stdin;
  }

  @Override
  public InputStream stdout() {
    return stdout;
  }

  @Override
  public String stderr() {
    return stderr.text();
  }

  /** Cuts the connection, at which the engine closes the program's standard input. */
  @Override
  public void close() {
    pulse.forget(relay);
    try {
      stdin.close(); // First, or whoever reads it writes into a closed connection.
      relay.close();
      stdout.close();
    } catch (IOException e) {
      // The container ends it, if nothing else does.
    }
  }

  /** Passes on what the program writes, and its end. */
  private final class Relay extends ResultCallback.Adapter<Frame> {
    private final OutputStream stdout;

    private Relay(OutputStream stdout) {
      this.stdout = stdout;
    }

    @Override
    public void onNext(Frame frame) {
      try {
        (frame.getStreamType() == StreamType.STDERR ? stderr : stdout).write(frame.getPayload());
      } catch (IOException e) {
        onError(e); // The reader is gone.
      }
    }

    @Override
    public void onError(Throwable failure) {
      super.onError(failure);
      end();
    }

    @Override
    public void onComplete() {
      super.onComplete();
      end();
    }

    /** Whoever reads has its end, also where the connection has none. */
    @Override
    public void close() throws IOException {
      end();
      super.close();
    }

    private void end() {
      try {
        stdout.close();
      } catch (IOException e) {
        // Nobody reads any more.
      }
    }
  }
}
