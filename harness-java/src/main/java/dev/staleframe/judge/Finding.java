package dev.staleframe.judge;

import java.util.Locale;

/** What a trial's evidence says of the fault. */
public enum Finding {
  /** A stale frame pointer was seen. */
  STALE,
  /** The trial would have shown a stale frame pointer, and did not. */
  CONSISTENT,
  /** The trial says nothing about it. */
  UNKNOWN;

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
