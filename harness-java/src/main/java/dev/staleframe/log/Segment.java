package dev.staleframe.log;

import java.util.List;

/**
 * The lines around words that reports have.
 *
 * @param lines in the log's order
 * @param releases the last lines before it that name a release of Go
 * @param fromStart whether the log begins with it
 * @param toEnd whether the log ends with it
 * @param overflowing whether more lines would have belonged to it than are kept
 */
record Segment(
    List<LogLine> lines,
    List<LogLine> releases,
    boolean fromStart,
    boolean toEnd,
    boolean overflowing) {}
