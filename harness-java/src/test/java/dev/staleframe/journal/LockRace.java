package dev.staleframe.journal;

import dev.staleframe.StaleframeException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Processes that take the same lock in turn, as fast as they can.
 *
 * @param turns how often one of them had it
 * @param overlaps how often another had it at the same time
 */
record LockRace(int turns, int overlaps) {
  private static final int TURNS = 300;

  /** Runs a race to its end. */
  static LockRace of(Path lock, int processes) throws IOException {
    List<Process> racers = new ArrayList<>();
    for (int i = 0; i < processes; i++) {
      racers.add(
          new ProcessBuilder(
                  Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                  "-cp",
                  System.getProperty("java.class.path"),
                  LockRace.class.getName(),
                  lock.toString())
              .redirectError(ProcessBuilder.Redirect.INHERIT)
              .start());
    }
    int turns = 0;
    int overlaps = 0;
    for (Process racer : racers) {
      String[] said = racer.inputReader(StandardCharsets.UTF_8).readLine().split(" ");
      turns += Integer.parseInt(said[0]);
      overlaps += Integer.parseInt(said[1]);
    }
    return new LockRace(turns, overlaps);
  }

  /** Takes the lock of the file that is named, over and over. */
  public static void main(String[] arguments) throws IOException {
    Path lock = Path.of(arguments[0]);
    int turns = 0;
    int overlaps = 0;
    while (turns < TURNS) {
      try {
        OutputLock held = OutputLock.take(lock, "the file", "wait");
        turns++;
        overlaps += alone(lock.resolveSibling("holder")) ? 0 : 1;
        held.close();
      } catch (StaleframeException e) {
        Thread.onSpinWait(); // It is another's turn.
      }
    }
    System.out.println(turns + " " + overlaps);
  }

  private static boolean alone(Path mark) throws IOException {
    try {
      Files.createFile(mark);
    } catch (FileAlreadyExistsException e) {
      return false;
    }
    Files.delete(mark);
    return true;
  }
}
