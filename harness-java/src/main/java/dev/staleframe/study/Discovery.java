package dev.staleframe.study;

import dev.staleframe.script.Script;

/**
 * A fault that was confirmed and made small.
 *
 * @param symptom how it shows
 * @param foundBy the script that it was found with
 * @param smallest the smallest script that shows it
 * @param minimal whether all smaller ones were tried
 * @param count how often the smallest shows it
 * @param sample a run that showed it
 * @param afterNanos how long after the beginning of the search it was there, in nanoseconds
 */
record Discovery(
    Symptom symptom,
    Script foundBy,
    Script smallest,
    boolean minimal,
    Count count,
    Observation sample,
    long afterNanos) {}
