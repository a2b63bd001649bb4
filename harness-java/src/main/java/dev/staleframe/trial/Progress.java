package dev.staleframe.trial;

/**
 * How far the fixture came and what it saw, from the events that it printed before it ended or
 * died.
 *
 * @param started whether it began at all
 * @param moves stack moves; the first of each goroutine while running, all of them once done
 * @param parks goroutines that were parked in C
 * @param cycles tracer cycles that were completed
 * @param done whether it reached its end
 * @param error what it said was wrong, or null
 * @param probe what the probe read, or null
 * @param trace what the trace recorded, or null
 * @param timing what it timed, or null
 * @param strayLines lines on standard output that were no event
 */
public record Progress(
    boolean started,
    long moves,
    long parks,
    long cycles,
    boolean done,
    String error,
    ProbeReading probe,
    TraceReading trace,
    TimingReading timing,
    int strayLines) {
  /** Of a fixture that never ran. */
  static final Progress NONE = new Progress(false, 0, 0, 0, false, null, null, null, 0);

  /** Of a fixture that timed nothing. */
  public Progress(
      boolean started,
      long moves,
      long parks,
      long cycles,
      boolean done,
      String error,
      ProbeReading probe,
      TraceReading trace,
      int strayLines) {
    this(started, moves, parks, cycles, done, error, probe, trace, null, strayLines);
  }

  /** Whether C was entered again after the callbacks: a goroutine waits there, or all is done. */
  public boolean backInC() {
    return parks > 0 || done;
  }
}
