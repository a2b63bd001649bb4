package dev.staleframe.report;

import dev.staleframe.judge.CellTally;
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
  private Pace pace; // null: nobody knows when it ends

  /**
   * @param columns the terminal's width
   */
  public BarProgress(PrintStream err, int columns) {
    this.err = err;
    this.columns = columns;
  }

  /** Below a bar nothing can be written; what is prepared meanwhile stands in it. */
  @Override
  public synchronized void preparing(String what) {
    if (bar == null || pace == null) {
      close();
      err.println(what);
    } else {
      bar.setExtraMessage(" " + pace.seen() + "; " + what);
    }
  }

  @Override
  public synchronized void searching(String status) {
    if (bar == null) {
      bar = bar("search", -1);
    }
    bar.setExtraMessage(" " + status);
  }

  @Override
  public synchronized void expect(int trials) {
    if (bar == null) {
      pace = new Pace(System.nanoTime());
      bar = bar("trials", 0);
    }
    pace.expect(trials);
    bar.maxHint(pace.total());
  }

  /**
   * @param max how much there is to do; -1 if nobody knows
   */
  private ProgressBar bar(String task, int max) {
    ProgressBarBuilder builder =
        new ProgressBarBuilder()
            .setTaskName(task)
            .setInitialMax(max)
            .setStyle(ProgressBarStyle.ASCII)
            .setUpdateIntervalMillis(REFRESH_MILLIS)
            .setMaxRenderedLength(columns)
            .setConsumer(new ConsoleProgressBarConsumer(err, columns))
            .clearDisplayOnFinish();
    return (max < 0 ? builder.hideEta() : builder.showSpeed()).build();
  }

  @Override
  public synchronized void ended(CellTally.Heard heard) {
    if (bar != null) {
      pace.ended(heard);
      bar.setExtraMessage(" " + pace.seen());
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
