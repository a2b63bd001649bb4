package dev.staleframe.binary;

/**
 * A place in a source file.
 *
 * @param file its path where it was compiled
 * @param line counted from 1
 */
public record SourceLine(String file, int line) {}
