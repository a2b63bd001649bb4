package dev.staleframe.log;

import java.io.IOException;
import java.io.InputStream;
import java.util.function.Predicate;

/**
 * Goes through a stream and gives the segments of it in which a report may stand. Between them it
 * looks at bytes only; memory is bounded, also when the stream has no line end.
 */
final class Segments {
  /** Longer lines are taken in pieces. */
  static final int MAX_PIECE = 1 << 20;

  /** What is kept of the bytes before a word: the outer frames of a reversed log stand there. */
  static final int LOOK_BACK = 1 << 15;

  private final ByteWindow window;
  private final Predicate<Segment> sink;
  private final Releases releases = new Releases();

  /** What stands before has been passed over or given out. */
  private int at;

  /** The number of the line that stands there. */
  private long number = 1;

  /** Where that line begins; negative if it has left the window. */
  private int lineStart;

  /** Where the last segment ended; negative if that has left the window. */
  private int floor;

  private boolean fromStart = true;
  private boolean races;

  /**
   * @param sink takes a segment, and says whether to go on
   */
  Segments(InputStream in, Predicate<Segment> sink) {
    this.window = new ByteWindow(in, 2 * MAX_PIECE);
    this.sink = sink;
  }

  /** Reads the stream until it ends, or the sink has enough; whether it has ended. */
  boolean run() throws IOException {
    while (findWord()) {
      if (!sink.test(segment())) {
        return false;
      }
    }
    return true;
  }

  /** How many lines have been seen. */
  long lines() {
    return lineStart < window.end() ? number : number - 1;
  }

  /** Whether the race detector reported, outside of all segments. */
  boolean races() {
    return races;
  }

  private boolean findWord() throws IOException {
    while (true) {
      int limit = window.ended() ? window.end() : window.end() - Trigger.REACH;
      at = pass(at, limit);
      if (at >= limit) {
        if (window.ended()) {
          return false;
        }
        more(Math.max(Math.max(floor, 0), at - LOOK_BACK));
      } else if (isOfReport(Trigger.at(window.bytes(), at, window.end()))) {
        return true;
      } else {
        at++;
      }
    }
  }

  /** The next byte that may begin a word. Large logs spend their time in this loop. */
  private int pass(int from, int limit) {
    byte[] bytes = window.bytes();
    byte[] classes = Trigger.CLASS;
    boolean[] pairs = Trigger.PAIR;
    int i = from;
    for (; i < limit; i++) {
      int here = bytes[i] & 0xff;
      byte kind = classes[here];
      if (kind != 0) {
        if (kind == Trigger.LINE_END) {
          number++;
          lineStart = i + 1;
        } else if (i + 1 < bytes.length && pairs[here << 8 | bytes[i + 1] & 0xff]) {
          return i;
        }
      }
    }
    return i;
  }

  private boolean isOfReport(Trigger trigger) {
    races |= trigger == Trigger.RACE;
    if (trigger == Trigger.RELEASE) {
      releases.note(window, Math.max(lineStart, 0), at, number);
    }
    return trigger.compareTo(Trigger.STACK) >= 0;
  }

  private Segment segment() throws IOException {
    backToStart();
    SegmentBuilder builder = new SegmentBuilder(fromStart && at == 0, releases.last());
    while (!builder.isComplete() && hasLine()) {
      builder.add(line());
    }
    if (builder.isFull()) {
      skipRest();
    }
    floor = at;
    fromStart = false;
    return builder.build(at == window.end() && window.ended());
  }

  /** To the first line that begins within reach and was not in the segment before. */
  private void backToStart() {
    int reach = Math.max(Math.max(floor, 0), at - LOOK_BACK);
    byte[] bytes = window.bytes();
    if (lineStart < reach) {
      at = reach;
      return;
    }
    at = lineStart;
    for (int i = lineStart - 1; i > reach; i--) {
      if (bytes[i - 1] == '\n') {
        at = i;
        number--;
      }
    }
    if (at > reach && reach == floor) {
      at = reach;
      number--;
    }
    lineStart = at;
  }

  /** What follows of a report that is longer than is kept. */
  private void skipRest() throws IOException {
    Quiet quiet = new Quiet();
    while (!quiet.isLong() && hasLine()) {
      RawLine line = line();
      if (line.trigger() == Trigger.OPENING) {
        at = line.from();
        number = line.number();
        lineStart = at;
        return;
      }
      quiet.add(line);
    }
  }

  /** Whether there is another line; if so, it is in the window to its end, or a piece of it. */
  private boolean hasLine() throws IOException {
    while (!window.ended() && endOfLine() == window.end() && window.end() - at <= MAX_PIECE) {
      more(at);
    }
    return at < window.end();
  }

  private int endOfLine() {
    byte[] bytes = window.bytes();
    int limit = Math.min(window.end(), at + MAX_PIECE);
    for (int i = at; i < limit; i++) {
      if (bytes[i] == '\n') {
        return i;
      }
    }
    return limit;
  }

  private RawLine line() {
    int end = endOfLine();
    boolean ended = end < window.end() && window.bytes()[end] == '\n';
    RawLine line = new RawLine(window.bytes(), at, end, number, ended || end < window.end());
    at = ended ? end + 1 : end;
    if (ended) {
      number++;
      lineStart = at;
    }
    return line;
  }

  private void more(int mark) throws IOException {
    int moved = window.more(mark);
    at -= moved;
    lineStart -= moved;
    floor = Math.max(-1, floor - moved);
  }
}
