package dev.staleframe.dating;

/**
 * How well a frame fits a release's source. Not every call is in the source: what allocates or
 * faults, what is called through a variable, and what the runtime leaves out of a stack is not.
 */
enum Fit {
  /** There is no such line in that function. */
  NONE(0),
  /** The line has code. */
  CODE(1),
  /** The line calls the function whose frame is above. */
  CALL(3);

  private final int weight;

  Fit(int weight) {
    this.weight = weight;
  }

  /** What it counts for. A damaged line may well have code somewhere, but not the call. */
  int weight() {
    return weight;
  }
}
