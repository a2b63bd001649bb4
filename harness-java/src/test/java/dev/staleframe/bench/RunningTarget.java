package dev.staleframe.bench;

import dev.staleframe.StaleframeException;
import dev.staleframe.command.BackgroundProcess;
import dev.staleframe.release.Release;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The program of {@code go-fixtures/target}, which runs to be looked at. */
final class RunningTarget implements AutoCloseable {
  /** How many goroutines the crowded one has at least. */
  static final int GOROUTINES = 100_000;

  /** How many of them are stale. */
  private static final int STALE = 3;

  private final BackgroundProcess process;
  private final BufferedReader said;

  private RunningTarget(BackgroundProcess process) {
    this.process = process;
    this.said = new BufferedReader(new InputStreamReader(process.stdout(), StandardCharsets.UTF_8));
  }

  /** Starts one with many goroutines that wait, and some with a stale frame pointer. */
  static RunningTarget crowded(Lab lab) throws IOException {
    return start(
        lab,
        Lab.FAULTY,
        List.of("-idle", Integer.toString(GOROUTINES), "-parked", Integer.toString(STALE)));
  }

  /**
   * Makes sure that a look at a crowded one found all there is: else its time means nothing.
   *
   * @throws StaleframeException if it did not
   */
  static void checkCrowd(long goroutines, int stale) {
    if (goroutines < GOROUTINES || stale != STALE) {
      throw StaleframeException.environment(
          "inspect found %d goroutines and %d stale, not %d and more, and %d"
              .formatted(goroutines, stale, GOROUTINES, STALE));
    }
  }

  /** Starts one; all of its goroutines are where they should be. */
  static RunningTarget start(Lab lab, Release release, List<String> arguments) throws IOException {
    Path program = lab.program("target", release);
    List<String> argv = Stream.concat(Stream.of(program.toString()), arguments.stream()).toList();
    RunningTarget target =
        new RunningTarget(new BackgroundProcess(argv, program.getParent(), Map.of()));
    try {
      if (!target.line().equals("ready")) {
        throw target.failed();
      }
      return target;
    } catch (IOException | StaleframeException e) {
      target.close();
      throw e;
    }
  }

  long pid() {
    return process.pid();
  }

  /** The longest time that it was kept from running since it was last asked, in milliseconds. */
  double longestStallMillis() throws IOException {
    process.stdin().write('\n');
    process.stdin().flush();
    return Long.parseLong(line()) / 1e6;
  }

  private String line() throws IOException {
    String line = said.readLine();
    if (line == null) {
      throw failed();
    }
    return line;
  }

  private StaleframeException failed() {
    return StaleframeException.environment("the target failed: " + process.stderr().strip());
  }

  @Override
  public void close() {
    process.close();
  }
}
