package dev.staleframe.cli;

import dev.staleframe.report.BarProgress;
import dev.staleframe.report.ProgressView;
import dev.staleframe.report.SparseProgress;
import java.io.PrintStream;

/**
 * Where the command's words go.
 *
 * @param out reports, and nothing else
 * @param err progress and errors
 * @param live whether err is a terminal; the launcher script finds out, Java 17 can't
 * @param columns the terminal's width
 */
record Terminal(PrintStream out, PrintStream err, boolean live, int columns) {
  ProgressView progress() {
    return live ? new BarProgress(err, columns) : new SparseProgress(err);
  }
}
