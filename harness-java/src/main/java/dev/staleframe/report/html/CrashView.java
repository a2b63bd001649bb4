package dev.staleframe.report.html;

import dev.staleframe.judge.CellVerdict;
import dev.staleframe.report.Origin;
import dev.staleframe.report.Printable;
import dev.staleframe.trial.CrashSummary;
import dev.staleframe.trial.Trial;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The first crash of a cell.
 *
 * @param trial the trial's number
 * @param title the crash in a few words
 * @param message what the runtime said of a throw, or null
 * @param messageDecides whether the finding rests on that
 * @param frames the innermost first
 * @param log its raw log, or null
 * @param noLog why there is none, or null
 */
record CrashView(
    int trial,
    String title,
    String message,
    boolean messageDecides,
    List<FrameView> frames,
    LogExcerpt log,
    String noLog) {
  private static final String WALK = "runtime.fpTracebackPCs ";
  private static final String TRACE_STACK = "runtime.traceStack ";

  CrashView {
    frames = List.copyOf(frames);
  }

  /**
   * A frame.
   *
   * @param function with its package
   * @param place file and line
   * @param decides why the finding rests on it, or null if it doesn't
   */
  record FrameView(String function, String place, String decides) {}

  /**
   * Of a cell that has one.
   *
   * @param most bytes of its log to be shown
   */
  static CrashView of(CellVerdict cell, Origin origin, int most) {
    Trial trial = cell.firstCrash();
    CrashSummary crash = trial.crash();
    boolean byCheck =
        "check".equals(crash.witness()) || crash.title().equals(cell.cell().scenario().check());
    boolean messageDecides = byCheck && crash.message() != null;
    LogExcerpt log = null;
    String noLog = null;
    Optional<Path> file = origin.log(trial.log());
    try {
      if (file.isPresent()) {
        List<String> known = messageDecides ? List.of(crash.message()) : List.of();
        log = LogExcerpt.read(file.get(), most, new Evidence(cell.cell().release(), known));
      } else {
        noLog = "The log is not there.";
      }
    } catch (IOException e) {
      noLog = "The log can't be read: " + Printable.of(String.valueOf(e.getMessage()));
    }
    return new CrashView(
        trial.number(),
        Printable.of(crash.title()),
        crash.message() == null ? null : Printable.of(crash.message()),
        messageDecides,
        frames(crash),
        log,
        noLog);
  }

  /**
   * The frames that make a crash the tracer's walk of a stale pointer: the read that faulted, and
   * the call beneath it, whose line is the branch that starts at gp.syscallbp.
   */
  private static List<FrameView> frames(CrashSummary crash) {
    boolean walk = crash.knownBug() != null && "crash".equals(crash.witness());
    int at = walk ? walkAt(crash.frames()) : -1;
    List<FrameView> frames = new ArrayList<>();
    for (String frame : crash.frames()) {
      String decides = null;
      if (at >= 0 && frames.size() == at) {
        decides = "read freed memory";
      } else if (at >= 0 && frames.size() == at + 1) {
        decides = "the branch that starts at gp.syscallbp";
      }
      int space = frame.lastIndexOf(' ');
      frames.add(
          new FrameView(
              Printable.of(space < 0 ? frame : frame.substring(0, space)),
              Printable.of(space < 0 ? "" : frame.substring(space + 1)),
              decides));
    }
    return frames;
  }

  private static int walkAt(List<String> frames) {
    for (int i = 0; i + 1 < frames.size(); i++) {
      if (frames.get(i).startsWith(WALK) && frames.get(i + 1).startsWith(TRACE_STACK)) {
        return i;
      }
    }
    return -1;
  }
}
