package dev.staleframe.trial;

import java.util.List;

/**
 * What the execution trace holds of the goroutines that waited in C.
 *
 * @param right how many have the stack that they had
 * @param wrong how many have another
 * @param unrecorded how many have none
 * @param first the first with a wrong one, or null
 * @param error why the trace could not be read, or null
 */
public record TraceReading(
    long right, long wrong, long unrecorded, WrongStack first, String error) {

  /**
   * A stack that isn't the goroutine's.
   *
   * @param goroutine the goroutine's id, as Go prints it
   * @param recorded the recorded frames, innermost first, each as {@code function file:line}
   * @param expected the function that must be among them
   * @param whose whose stack it is: a function that only that goroutine has, and its id if only one
   *     fits
   */
  public record WrongStack(long goroutine, List<String> recorded, String expected, String whose) {
    public WrongStack {
      recorded = List.copyOf(recorded);
    }
  }
}
