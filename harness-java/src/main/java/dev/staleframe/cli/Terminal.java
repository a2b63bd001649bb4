package dev.staleframe.cli;

import dev.staleframe.StaleframeException;
import dev.staleframe.report.BarProgress;
import dev.staleframe.report.ProgressView;
import dev.staleframe.report.SparseProgress;
import java.io.IOException;
import java.io.PrintStream;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Where the command's words go.
 *
 * @param out reports, and nothing else
 * @param reader what becomes of them; the launcher script and the system know
 * @param err progress and errors
 * @param live whether err is a terminal; the launcher script finds out, Java 17 can't
 * @param columns the terminal's width
 */
record Terminal(StandardOutput out, Reader reader, PrintStream err, boolean live, int columns) {
  /** The other end of standard output. */
  enum Reader {
    /** A file, a device or a terminal: what can't be written is lost. */
    FILE,
    /** A process, which may stop reading once it has what it wants. */
    PROCESS,
    /** Nothing: the command was started with standard output closed. */
    CLOSED
  }

  ProgressView progress() {
    return live ? new BarProgress(err, columns) : new SparseProgress(err);
  }

  /** Prints a result of which nothing is kept. */
  void print(Consumer<PrintStream> result) {
    print(result, "");
  }

  /**
   * Prints a result.
   *
   * @param journal where the records are that the result comes from; empty if there are none
   * @throws StaleframeException exit code 3 if not all of it could be written
   */
  void print(Consumer<PrintStream> result, String journal) {
    result.accept(out);
    Optional<IOException> failure = failure();
    if (failure.isPresent()) {
      throw notWritten(failure.get(), journal);
    }
  }

  /**
   * Why not all that was printed could be written. A process that stopped reading is no failure:
   * {@code | head -1}.
   */
  Optional<IOException> failure() {
    return out.failure().filter(e -> reader != Reader.PROCESS);
  }

  /** The error that users are told. */
  StaleframeException notWritten(IOException e, String journal) {
    String reason = reader == Reader.CLOSED ? "it is closed" : e.getMessage();
    String kept = journal.isEmpty() ? "" : "\nThe journal is whole: " + journal;
    return StaleframeException.environment("can't write to standard output: " + reason + kept, e);
  }
}
