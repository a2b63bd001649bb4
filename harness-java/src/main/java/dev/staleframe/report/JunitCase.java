package dev.staleframe.report;

/**
 * A test case of a JUnit report.
 *
 * @param className what it belongs to; what is before the last dot is a package to those who show
 *     it
 * @param name its name, the same in each run
 * @param micros how long it took, in microseconds
 * @param outcome what came of it
 * @param message that in a line; empty if it passed
 * @param details that at length, lines; empty if there is no more to say
 * @param output where to read on, lines; empty if nowhere
 */
record JunitCase(
    String className,
    String name,
    long micros,
    Outcome outcome,
    String message,
    String details,
    String output) {
  /** What comes of a test case. */
  enum Outcome {
    PASSED,
    /** It could not say anything, by its nature. */
    SKIPPED,
    /** It says something else than it must. */
    FAILED,
    /** It should say something and doesn't: not built, not started, no evidence. */
    ERROR
  }
}
