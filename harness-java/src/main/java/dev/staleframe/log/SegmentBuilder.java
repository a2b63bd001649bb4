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

  private final boolean fromStart;
  private final List<LogLine> releases;
  private final Deque<LogLine> lines = new ArrayDeque<>();
  private final Quiet quiet = new Quiet();
  private int size;
  private boolean opened;
  private boolean dropped;

  SegmentBuilder(boolean fromStart, List<LogLine> releases) {
    this.fromStart = fromStart;
    this.releases = releases;
  }

  void add(RawLine line) {
    opened |= line.trigger() == Trigger.OPENING;
    quiet.add(line);
    lines.add(line.decode());
    size += line.length();
    while (!opened && isOverLimit()) {
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
    return opened && isOverLimit();
  }

  Segment build(boolean toEnd) {
    return new Segment(
        List.copyOf(lines), releases, fromStart && !dropped, toEnd, dropped || isFull());
  }
}
