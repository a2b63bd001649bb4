package dev.staleframe.log;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** Collects the lines of a segment until nothing of a report has come for a while. */
final class SegmentBuilder {
  /** Characters kept of a segment. */
  static final int MAX_SIZE = 1 << 22;

  /** Lines kept of a segment. */
  static final int MAX_LINES = 30_000;

  /** Openings in a row without a stack, from which on they are taken for a program's own words. */
  private static final int IDLE_TALK = 8;

  private final boolean fromStart;
  private final List<LogLine> releases;
  private final Deque<LogLine> lines = new ArrayDeque<>();
  private final Quiet quiet = new Quiet();
  private int size;
  private int openings;
  private boolean dropped;

  SegmentBuilder(boolean fromStart, List<LogLine> releases) {
    this.fromStart = fromStart;
    this.releases = releases;
  }

  void add(RawLine line) {
    openings += line.trigger() == Trigger.OPENING ? 1 : 0;
    quiet.add(line);
    lines.add(line.decode());
    size += line.length();
    while (openings == 0 && isOverLimit()) {
      size -= lines.remove().text().length();
      dropped = true;
    }
  }

  private boolean isOverLimit() {
    return size >= MAX_SIZE || lines.size() >= MAX_LINES;
  }

  boolean isComplete() {
    return quiet.isLong() || isFull();
  }

  /**
   * Whether a report is longer than is kept. The end of a report is given up for its beginning; a
   * log in reverse order, where the beginning is yet to come, gives up what was first.
   */
  boolean isFull() {
    return openings > 0 && isOverLimit();
  }

  Segment build(boolean toEnd) {
    return new Segment(
        isIdleTalk() ? List.of() : List.copyOf(lines),
        releases,
        fromStart && !dropped,
        toEnd,
        dropped || isFull());
  }

  /** A program that says "panic: " all the time, and never shows a stack: not worth repairing. */
  private boolean isIdleTalk() {
    return openings >= IDLE_TALK
        && lines.stream().map(LogLine::text).noneMatch(Trigger.STACK::isIn);
  }
}
