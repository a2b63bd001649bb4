package dev.staleframe.trial;

/** What happened in a trial; what that means for the fault is the finding's matter. */
public enum Status {
  /** The process ended by itself, without a crash; its exit status may still be a failure. */
  COMPLETED("completed"),
  /** A signal or a panic ended it. */
  CRASHED("crashed"),
  /** The runtime ended it by a throw ("fatal error: ..."). */
  THREW("threw"),
  /** Its time was up. */
  TIMED_OUT("timed-out"),
  /** The fixture did not build for this release. */
  COULD_NOT_BUILD("could-not-build"),
  /** The operating system refused to start it. */
  COULD_NOT_START("could-not-start");

  private final String label;

  Status(String label) {
    this.label = label;
  }

  @Override
  public String toString() {
    return label;
  }
}
