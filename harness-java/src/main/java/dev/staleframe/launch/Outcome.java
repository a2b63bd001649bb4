package dev.staleframe.launch;

/**
 * How a process ended, as the supervisor saw it.
 *
 * @param end in which way it ended
 * @param code the exit status, the signal, or the errno of the failed start
 * @param pid its process id, 0 when it never started
 * @param timedOut whether the watchdog fired; never inferred from how the process ended
 * @param stragglers processes of its tree that were still alive and were killed
 * @param wallMicros wall-clock time, in microseconds
 * @param maxRssKiB peak resident memory, in KiB
 * @param stdout what it wrote to standard output
 * @param stderr what it wrote to standard error
 * @param limit the limit of its place that it ran into, as words; null if it ran into none
 */
public record Outcome(
    End end,
    int code,
    long pid,
    boolean timedOut,
    int stragglers,
    long wallMicros,
    long maxRssKiB,
    Capture stdout,
    Capture stderr,
    String limit) {
  /** The ways in which a process ends. */
  public enum End {
    EXITED,
    SIGNALED,
    UNSTARTED
  }

  /** The same, having run into a limit. */
  public Outcome withLimit(String words) {
    return new Outcome(
        end, code, pid, timedOut, stragglers, wallMicros, maxRssKiB, stdout, stderr, words);
  }
}
