package dev.staleframe.log;

/**
 * What a log held.
 *
 * @param lines how many lines were read
 * @param crashes how many crashes were given
 * @param races whether the race detector reported in it
 * @param whole whether the log was read to its end; it isn't after {@link LogReader#MAX_CRASHES}
 */
public record LogSummary(long lines, int crashes, boolean races, boolean whole) {}
