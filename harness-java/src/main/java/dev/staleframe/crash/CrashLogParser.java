package dev.staleframe.crash;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

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

  /** What stands between the dumps of two threads. */
  static final String BETWEEN_THREADS = "-----";

  /** What a line was to the reports. */
  public enum Part {
    /** The first line of a report; the report before it, if there was one, is complete. */
    OPENING,
    /** A line that can belong to the report opened last. */
    INSIDE,
    /** A line of something else. */
    OUTSIDE
  }

  private final Consumer<Crash> found;
  private final Preamble preamble = new Preamble();
  private CrashBuilder crash;
  private int count;
  private boolean threadNext;
  private boolean capped;
  private boolean mixed;

  /**
   * @param found is given each crash when its last line has been seen
   */
  public CrashLogParser(Consumer<Crash> found) {
    this.found = found;
  }

  /** Reads a whole log. Lines may end in LF or CRLF. Never throws. */
  public static CrashLog parse(String text) {
    List<Crash> crashes = new ArrayList<>();
    CrashLogParser parser = new CrashLogParser(crashes::add);
    int start = 0;
    while (start < text.length()) {
      int end = text.indexOf('\n', start);
      end = end < 0 ? text.length() : end;
      parser.line(text.substring(start, endOfLine(text, start, end)));
      start = end + 1;
    }
    parser.finish();
    return new CrashLog(crashes, parser.capped());
  }

  private static int endOfLine(String text, int start, int end) {
    int last = end > start && text.charAt(end - 1) == '\r' ? end - 1 : end;
    return Math.min(last, start + MAX_LINE);
  }

  /** Takes the next line, without its end and of at most {@link #MAX_LINE}. */
  public Part line(String line) {
    Optional<Opening> opening = Opening.of(line);
    if (opening.isPresent()) {
      return open(opening.get(), line);
    }
    if (line.equals(BETWEEN_THREADS)) {
      threadNext = crash != null;
      return threadNext ? Part.INSIDE : Part.OUTSIDE;
    }
    if (crash == null || !crash.line(line)) {
      preamble.line(line);
      return Part.OUTSIDE;
    }
    return Part.INSIDE;
  }

  /**
   * The lines that follow are of a report whose first line is lost. Nothing in a stack says that
   * its program crashed, so the caller has to know it.
   *
   * @param inSystemStack whether they begin within a thread's system stack
   */
  public void beginningLost(boolean inSystemStack) {
    close();
    crash = CrashBuilder.withoutBeginning();
    if (inSystemStack) {
      crash.line(GoroutineHeader.RUNTIME_STACK);
    }
  }

  /**
   * With {@code GOTRACEBACK=crash} the crashing thread has every other thread dump its stack too,
   * by SIGQUIT, after a line of dashes ({@code sighandler}, signal_unix.go). That is one crash.
   *
   * <p>So is what threads print that throw the same at the same time: each prints its message, but
   * only the first its stack ({@code startpanic_m}, panic.go).
   */
  private Part open(Opening opening, String line) {
    boolean thread = threadNext && opening.signal().equals("SIGQUIT");
    threadNext = false;
    if (thread) {
      crash.otherThread();
      return Part.INSIDE;
    }
    if (crash != null && crash.isStillSaying(opening)) {
      crash.line(line);
      return Part.INSIDE;
    }
    boolean suspect = crash != null && (crash.isInterrupted() || crash.hasJustBegun());
    close();
    crash = new CrashBuilder(opening, preamble.take(), line);
    if (suspect) {
      crash.suspect();
    }
    return Part.OPENING;
  }

  private void close() {
    if (crash == null) {
      return;
    }
    if (count < MAX_CRASHES) {
      Crash built = crash.build();
      mixed = crash.mixed();
      capped |= crash.capped();
      give(built);
    } else {
      capped = true;
    }
    crash = null;
  }

  /** A program that prints its own stack, as it may after a panic that it recovered, lives. */
  private void give(Crash built) {
    boolean lives =
        built.goroutines().size() == 1
            && built.topFrames(1).stream().anyMatch(f -> f.function().startsWith("runtime/debug."));
    if (!lives) {
      count++;
      found.accept(built);
    }
  }

  /** The log has ended. */
  public void finish() {
    close();
  }

  /** Whether the log held more than is kept. */
  public boolean capped() {
    return capped;
  }

  /**
   * Whether lines were missing in the crash given last, or another report's among them; what can't
   * be told apart is left out of it.
   */
  public boolean mixed() {
    return mixed;
  }
}
