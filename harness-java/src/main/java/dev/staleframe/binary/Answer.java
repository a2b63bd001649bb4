package dev.staleframe.binary;

import java.util.Locale;
import java.util.Optional;

/** Yes, no, or that it can't be told. */
public enum Answer {
  YES,
  NO,
  UNKNOWN;

  public static Answer of(boolean yes) {
    return yes ? YES : NO;
  }

  /** Yes only if all are; no if one is. */
  public static Answer all(Iterable<Answer> answers) {
    Answer all = YES;
    for (Answer answer : answers) {
      if (answer == NO) {
        return NO;
      }
      all = answer == UNKNOWN ? UNKNOWN : all;
    }
    return all;
  }

  /** As a program wants it; empty if it can't be told. */
  public Optional<Boolean> asBoolean() {
    return this == UNKNOWN ? Optional.empty() : Optional.of(this == YES);
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
