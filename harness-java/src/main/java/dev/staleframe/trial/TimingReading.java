package dev.staleframe.trial;

/**
 * How long an operation took: the fastest of some batches, since what disturbs one only ever makes
 * it slower.
 *
 * @param shuffle what the functions of the program were shuffled by, or 0 if they were not
 * @param operations how many operations a batch has
 * @param nanos how long the fastest batch took, in nanoseconds
 * @param batches how many there were
 */
public record TimingReading(long shuffle, long operations, long nanos, long batches) {
  /** Whether it says anything; the fixture's words are not to be trusted blindly. */
  public boolean sound() {
    return operations > 0 && nanos > 0;
  }

  /** What one operation took, in nanoseconds. */
  public double nanosEach() {
    return (double) nanos / operations;
  }
}
