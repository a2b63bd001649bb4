package dev.staleframe.report;

import dev.staleframe.trial.Cell;

/**
 * Something that was not as expected.
 *
 * @param cell of what
 * @param words what, to follow "Not as expected: "
 */
public record Surprise(Cell cell, String words) {}
