package dev.staleframe.cli;

import java.util.Locale;

/** The formats in which a command can print its result. */
enum Format {
  TEXT,
  JSON;

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
