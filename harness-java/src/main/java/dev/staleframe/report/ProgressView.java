package dev.staleframe.report;

/** Shows on standard error how far a study has come. Safe for many threads. */
public interface ProgressView extends AutoCloseable {
  /** Says what is being prepared, such as "building the fixture with Go 1.23.0". */
  void preparing(String what);

  /** Trials begin, or more of them. */
  void begin(int total);

  /**
   * A trial ended.
   *
   * @param stale how many were found stale so far
   */
  void step(int stale);

  /** The run is cut short; the words are the last that the user sees. */
  void interrupted(String words);

  /** Takes the view away; what follows is the report's. */
  @Override
  void close();
}
