package dev.staleframe.report;

import java.io.PrintStream;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** A live bar, for terminals. */
public final class BarProgress implements ProgressView {
  private static final int REFRESH_MILLIS = 100;

  private final PrintStream err;
  private final int columns;
  private ProgressBar bar;

  /**
   * @param columns the terminal's width
   */
  public BarProgress(PrintStream err, int columns) {
    this.err = err;
    this.columns = columns;
  }

  @Override
  public synchronized void preparing(String what) {
    err.println(what);
  }

  @Override
  public synchronized void begin(int total) {
    close();
    bar =
        new ProgressBarBuilder()
            .setTaskName("trials")
            .setInitialMax(total)
            .setStyle(ProgressBarStyle.ASCII)
            .setUpdateIntervalMillis(REFRESH_MILLIS)
            .setMaxRenderedLength(columns)
            .setConsumer(new ConsoleProgressBarConsumer(err, columns))
            .showSpeed()
            .clearDisplayOnFinish()
            .build();
  }

  @Override
  public synchronized void step(int stale) {
    if (bar != null) {
      bar.setExtraMessage(" " + stale + " stale");
      bar.step();
    }
  }

  @Override
  public synchronized void interrupted(String words) {
    close();
    err.println(words);
  }

  @Override
  public synchronized void close() {
    if (bar != null) {
      bar.close();
      bar = null;
    }
  }
}
