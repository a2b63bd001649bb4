package dev.staleframe.command;

import dev.staleframe.StaleframeException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.commons.exec.CommandLine;
import org.apache.commons.exec.DefaultExecutor;
import org.apache.commons.exec.PumpStreamHandler;

/**
 * One run of an external program, with its exact environment and a wall-clock bound.
 *
 * @param argv the program and its arguments; nothing is interpreted by a shell
 * @param directory the working directory
 * @param environment the complete environment; nothing is inherited
 * @param timeout how long it may take; its whole process tree is killed after that
 */
public record Command(
    List<String> argv, Path directory, Map<String, String> environment, Duration timeout) {
  private static final int KEPT_BYTES = 256 * 1024;

  /** How long to wait for output after the process has ended: a stray child may hold the pipe. */
  private static final Duration PUMP_STOP = Duration.ofMillis(100); // commons-exec adds 2 s.

  public Command {
    argv = List.copyOf(argv);
    environment = Map.copyOf(environment);
  }

  /**
   * Runs the command and waits for its end, which a failure of the command itself is too.
   *
   * @throws StaleframeException exit code 3 if the program can't be started
   */
  public CommandResult run() {
    HeadAndTail stdout = new HeadAndTail(KEPT_BYTES);
    HeadAndTail stderr = new HeadAndTail(KEPT_BYTES);
    PumpStreamHandler streams = new Pumps(stdout, stderr);
    streams.setStopTimeout(PUMP_STOP);
    TreeWatchdog watchdog = new TreeWatchdog(timeout);
    DefaultExecutor executor =
        DefaultExecutor.builder()
            .setExecuteStreamHandler(streams)
            .setWorkingDirectory(directory.toFile())
            .get();
    executor.setExitValues(null); // Any exit status is a result here, none is an exception.
    executor.setWatchdog(watchdog);
    executor.setProcessDestroyer(LiveProcesses.INSTANCE);
    int exitCode = execute(executor);
    if (exitCode != 0) {
      LiveProcesses.INSTANCE.stayOutOfShutDown();
    }
    return new CommandResult(exitCode, watchdog.timedOut(), stdout.text(), stderr.text());
  }

  private int execute(DefaultExecutor executor) {
    if (!Files.isDirectory(directory)) {
      throw StaleframeException.environment("there is no folder " + directory);
    }
    try {
      return executor.execute(commandLine(argv), environment);
    } catch (IOException e) {
      throw StaleframeException.environment(
          "could not run %s: %s".formatted(argv.get(0), reason(Path.of(argv.get(0)), e)), e);
    }
  }

  /** Why a program could not be started, without what Java puts before the system's words. */
  public static String reason(Path program, IOException failure) {
    return Noexec.explain(program)
        .orElseGet(
            () ->
                String.valueOf(failure.getMessage())
                    .replaceFirst("^Cannot run program \".*\"(?: \\(in directory \".*\"\\))?: ", "")
                    .replaceFirst("^(?:Exec failed, )?error[=:] ?\\d+[,]? (?:\\((.*)\\))?", "$1"));
  }

  /** The arguments as commons-exec takes them, each passed on as it is. */
  static CommandLine commandLine(List<String> argv) {
    CommandLine line = new CommandLine(argv.get(0));
    argv.subList(1, argv.size()).forEach(argument -> line.addArgument(argument, false));
    return line;
  }

  /** Output that a stray child holds open is given up, which is no failure of the command. */
  private static final class Pumps extends PumpStreamHandler {
    private Pumps(OutputStream stdout, OutputStream stderr) {
      super(stdout, stderr);
    }

    @Override
    public void stop() {
      try {
        super.stop();
      } catch (IOException e) {
        // The exit status would be lost with this; what was said so far is kept.
      }
    }
  }
}
