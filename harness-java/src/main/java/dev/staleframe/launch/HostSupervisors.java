package dev.staleframe.launch;

import dev.staleframe.StaleframeException;
import dev.staleframe.command.BackgroundProcess;
import dev.staleframe.command.Command;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * Supervisors on this machine.
 *
 * @param program the supervisor's program
 */
public record HostSupervisors(Path program) implements Supervisors {
  @Override
  public SupervisorProcess start() throws IOException {
    return new OnHost(new BackgroundProcess(List.of(program.toString()), Path.of("/"), Map.of()));
  }

  @Override
  public int ahead() {
    return 2;
  }

  @Override
  public StaleframeException explain(IOException failure) {
    return StaleframeException.environment(
        "the supervisor %s failed: %s".formatted(program, Command.reason(program, failure)),
        failure);
  }

  private record OnHost(BackgroundProcess process) implements SupervisorProcess {
    @Override
    public OutputStream stdin() {
      return process.stdin();
    }

    @Override
    public InputStream stdout() {
      return process.stdout();
    }

    @Override
    public String stderr() {
      return process.stderr();
    }

    @Override
    public void close() {
      process.close();
    }
  }
}
