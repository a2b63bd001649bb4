package dev.staleframe.crash;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads the output of a Go program into the crashes it reports.
 *
 * <p>Takes any text: what is not part of a crash report is passed over, and a report that is cut or
 * garbled yields what could be read. Keeps no more than the limits below, whatever the input;
 * {@link CrashLog#capped} tells whether one was met.
 */
public final class CrashLogParser {
  /** Longer lines are cut; the longest that Go prints are function names of generic code. */
  public static final int MAX_LINE = 4096;

  /** Lines kept of a crash's message. */
  public static final int MAX_MESSAGE_LINES = 32;

  /** Frames kept of a goroutine. Go prints at most 100 ({@code _TracebackMaxFrames}) of its own. */
  public static final int MAX_FRAMES = 256;

  /** Stacks kept of a crash. */
  public static final int MAX_GOROUTINES = 1024;

  /** Crashes kept of a log. */
  public static final int MAX_CRASHES = 64;

  private static final String BETWEEN_THREADS = "-----";

  private final List<Crash> crashes = new ArrayList<>();
  private final Preamble preamble = new Preamble();
  private CrashBuilder crash;
  private boolean threadNext;
  private boolean capped;

  private CrashLogParser() {}

  /** Reads a whole log. Lines may end in LF or CRLF. Never throws. */
  public static CrashLog parse(String text) {
    CrashLogParser parser = new CrashLogParser();
    int start = 0;
    while (start < text.length()) {
      int end = text.indexOf('\n', start);
      end = end < 0 ? text.length() : end;
      parser.line(text.substring(start, endOfLine(text, start, end)));
      start = end + 1;
    }
    return parser.finish();
  }

  private static int endOfLine(String text, int start, int end) {
    int last = end > start && text.charAt(end - 1) == '\r' ? end - 1 : end;
    return Math.min(last, start + MAX_LINE);
  }

  private void line(String line) {
    Optional<Opening> opening = Opening.of(line);
    if (opening.isPresent()) {
      open(opening.get(), line);
    } else if (line.equals(BETWEEN_THREADS)) {
      threadNext = crash != null;
    } else if (crash == null || !crash.line(line)) {
      preamble.line(line);
    }
  }

  /**
   * With {@code GOTRACEBACK=crash} the crashing thread has every other thread dump its stack too,
   * by SIGQUIT, after a line of dashes ({@code sighandler}, signal_unix.go). That is one crash.
   *
   * <p>So is what threads print that throw the same at the same time: each prints its message, but
   * only the first its stack ({@code startpanic_m}, panic.go).
   */
  private void open(Opening opening, String line) {
    if (threadNext && opening.signal().equals("SIGQUIT")) {
      crash.otherThread();
    } else if (crash != null && crash.isStillSaying(opening)) {
      crash.line(line);
    } else {
      close();
      crash = new CrashBuilder(opening, preamble.take(), line);
    }
    threadNext = false;
  }

  private void close() {
    if (crash == null) {
      return;
    }
    if (crashes.size() < MAX_CRASHES) {
      crashes.add(crash.build());
      capped |= crash.capped();
    } else {
      capped = true;
    }
    crash = null;
  }

  private CrashLog finish() {
    close();
    return new CrashLog(crashes, capped);
  }
}
