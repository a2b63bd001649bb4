package dev.staleframe.inspect;

import java.util.Optional;

/** What a look into a program's memory brought; each value says more than the one before it. */
public enum Seen {
  /** There was no look: the file alone was read. */
  NO_MEMORY,
  /** No frame pointer was stale at that time. */
  NOTHING_STALE,
  /** Frame pointers were stale. */
  STALE,
  /** The process died where a stale frame pointer was followed. */
  FOLLOWED;

  static Seen in(Optional<Sighting> sighting) {
    if (sighting.isEmpty()) {
      return NO_MEMORY;
    }
    if (sighting.get().fault().isPresent()) {
      return FOLLOWED;
    }
    return sighting.get().stale().isEmpty() ? NOTHING_STALE : STALE;
  }
}
