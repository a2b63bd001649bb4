package dev.staleframe.release;

/** Whether there is such a release. */
enum Existence {
  YES,
  NO,
  /** Nobody could be asked. */
  UNKNOWN
}
