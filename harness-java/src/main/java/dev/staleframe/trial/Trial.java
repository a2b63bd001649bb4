package dev.staleframe.trial;

/**
 * The record of one process, run once, of one cell. It says what happened, not what it means.
 *
 * @param cell what was run
 * @param number which trial of the cell, from 0
 * @param status what happened
 * @param exitCode the exit status, or -1 when a signal ended it or it never ran
 * @param signal the signal that ended it, or 0
 * @param wallMicros how long it took, in microseconds
 * @param maxRssKiB its peak resident memory, in KiB
 * @param stragglers processes that it left behind and that were killed
 * @param progress how far it came
 * @param crash its crash, or null
 * @param log SHA-256 of its output as stored beside the journal, or null when none was stored
 * @param note what else there is to say, such as a build's error, or null
 */
public record Trial(
    Cell cell,
    int number,
    Status status,
    int exitCode,
    int signal,
    long wallMicros,
    long maxRssKiB,
    int stragglers,
    Progress progress,
    CrashSummary crash,
    String log,
    String note) {
  private static final Progress NONE = new Progress(false, 0, 0, 0, false, null, 0);

  /** The record of a trial that never ran. */
  public static Trial unrun(Cell cell, int number, Status status, String log, String note) {
    return new Trial(cell, number, status, -1, 0, 0, 0, 0, NONE, null, log, note);
  }
}
