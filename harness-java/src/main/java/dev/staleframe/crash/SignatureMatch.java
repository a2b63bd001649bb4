package dev.staleframe.crash;

import java.util.List;

/**
 * A crash recognized as a known bug.
 *
 * @param bug which one; the release that crashed may lie outside its range, when the bug is back
 * @param witness who saw the fault
 * @param title the crash's title
 * @param evidence the lines that decided
 */
public record SignatureMatch(KnownBug bug, Witness witness, String title, List<String> evidence) {

  /** The two ways in which a crash log shows a fault. */
  public enum Witness {
    /** The tracer followed a stale pointer and crashed. */
    CRASH,
    /** The runtime found the pointer out of range and threw. */
    CHECK
  }

  public SignatureMatch {
    evidence = List.copyOf(evidence);
  }
}
