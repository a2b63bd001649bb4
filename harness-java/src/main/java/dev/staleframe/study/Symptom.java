package dev.staleframe.study;

import java.util.Locale;
import java.util.Optional;

/**
 * Something in a trial that must not be in any.
 *
 * @param kind who saw it
 * @param title it in a few words, the same each time
 * @param known the number of the known bug that it is for certain
 * @param resembles the number of a known bug that looks like that; it may be another
 */
record Symptom(Kind kind, String title, Optional<String> known, Optional<String> resembles) {
  /** Who saw it. */
  enum Kind {
    /** The process died: a signal, a throw, a panic that nobody recovered. */
    CRASH,
    /** The process did not come to its end. */
    HANG,
    /** A frame pointer was stale, as read in C. */
    PROBE,
    /** The trace holds the stack of something else. */
    TRACE;

    /** Whether the process ended there, so that whatever it would have shown later is hidden. */
    boolean ends() {
      return this == CRASH || this == HANG;
    }
  }

  /** Who saw what, as a baseline has it. */
  String named() {
    return kind.name().toLowerCase(Locale.ROOT) + ": " + title;
  }

  /** What tells faults apart: a known one hides no other of the same title. */
  String key() {
    return title + known.map(bug -> " (" + bug + ")").orElse("");
  }
}
