package dev.staleframe.launch;

/** A process to run and what to do with its outcome. */
public interface Job {
  /** What to run. */
  Order order();

  /** Takes the outcome; may be called on any thread. */
  void ended(Outcome outcome);
}
