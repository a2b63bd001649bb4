package dev.staleframe.shim;

/**
 * What a core file holds of a process's memory: {@code size} bytes from {@code address} on.
 *
 * @param offset where in the file they begin, in bytes
 */
public record CoreSegment(long address, long size, long offset) {}
