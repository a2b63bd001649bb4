package dev.staleframe.container;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.async.ResultCallback;
import com.github.dockerjava.api.command.ExecStartCmd;
import com.github.dockerjava.api.model.Frame;
import com.github.dockerjava.api.model.StreamType;
import dev.staleframe.StaleframeException;
import dev.staleframe.command.CommandResult;
import dev.staleframe.command.HeadAndTail;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * A command run in a container, bounded as {@link dev.staleframe.command.Command} is on the host.
 *
 * @param argv the program and its arguments
 * @param directory its working folder
 * @param environment added to that of the image
 * @param timeout how long it may take
 */
record Execution(
    List<String> argv, String directory, Map<String, String> environment, Duration timeout) {
  private static final int KEPT_BYTES = 256 * 1024;

  /** Runs it and waits for its end. */
  CommandResult in(Sandbox sandbox) {
    return in(sandbox, null);
  }

  /**
   * The same, with something to read.
   *
   * @param stdin what it reads; its end is never passed on, so the command must know it itself
   */
  CommandResult in(Sandbox sandbox, InputStream stdin) {
    Output output = new Output();
    sandbox.pulse().watch(output);
    try {
      String id = sandbox.ask(() -> start(sandbox, stdin, output));
      boolean ended = output.awaitCompletion(timeout.toMillis(), TimeUnit.MILLISECONDS);
      Long code = sandbox.ask(() -> sandbox.client().inspectExecCmd(id).exec().getExitCodeLong());
      return new CommandResult(
          code == null ? -1 : code.intValue(), !ended, output.stdout.text(), output.stderr.text());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw StaleframeException.environment("interrupted");
    } catch (RuntimeException | IOException e) {
      throw sandbox.explain(e);
    } finally {
      sandbox.pulse().forget(output);
    }
  }

  private String start(Sandbox sandbox, InputStream stdin, Output output) {
    DockerClient client = sandbox.client();
    String id =
        client
            .execCreateCmd(sandbox.id())
            .withCmd(argv.toArray(String[]::new))
            .withEnv(
                environment.entrySet().stream()
                    .map(variable -> variable.getKey() + "=" + variable.getValue())
                    .toList())
            .withWorkingDir(directory)
            .withAttachStdin(stdin != null)
            .withAttachStdout(true)
            .withAttachStderr(true)
            .exec()
            .getId();
    ExecStartCmd start = client.execStartCmd(id);
    (stdin == null ? start : start.withStdIn(stdin)).exec(output);
    return id;
  }

  private static final class Output extends ResultCallback.Adapter<Frame> {
    private final HeadAndTail stdout = new HeadAndTail(KEPT_BYTES);
    private final HeadAndTail stderr = new HeadAndTail(KEPT_BYTES);

    @Override
    public void onNext(Frame frame) {
      OutputStream stream = frame.getStreamType() == StreamType.STDERR ? stderr : stdout;
      try {
        stream.write(frame.getPayload());
      } catch (IOException e) {
        throw new AssertionError("memory takes every write", e);
      }
    }
  }
}
