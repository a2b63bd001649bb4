package dev.staleframe.dating;

/** How a release is known, the surest first. */
public enum How {
  /** The log says it: {@code go version go1.23.0 linux/amd64}. */
  WRITTEN("written in the log"),
  /** The folder of Go's own sources says it: {@code /sdk/go1.23.0/src/runtime/proc.go}. */
  ROOT("GOROOT path"),
  /** The lines of Go's own functions are where these releases have them. */
  LINES("dated by its line numbers"),
  /** Nothing says it. */
  UNKNOWN("not known");

  private final String words;

  How(String words) {
    this.words = words;
  }

  @Override
  public String toString() {
    return words;
  }
}
