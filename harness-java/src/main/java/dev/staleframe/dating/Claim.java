package dev.staleframe.dating;

import java.util.List;

/**
 * What one source says.
 *
 * @param how the source
 * @param releases those that it leaves; not empty
 * @param evidence the lines of the log that say it
 * @param trust where claims contradict each other, the one with more of it is believed
 */
record Claim(How how, ReleaseSet releases, List<String> evidence, Trust trust) {

  /** The least first. */
  enum Trust {
    /** A few line numbers, which may agree by chance. */
    CHANCE,
    /** What a text says may be said of another program. */
    SAID,
    /** The compiler wrote the path; the folder may have been another release's. */
    NAMED,
    /** Many line numbers: they are of the code that ran. */
    COMPILED
  }
}
