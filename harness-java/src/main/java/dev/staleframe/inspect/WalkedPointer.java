package dev.staleframe.inspect;

/**
 * The fault that ended a process, and the goroutine whose stale frame pointer was followed there.
 *
 * @param address what could not be read
 * @param goid the goroutine
 */
public record WalkedPointer(long address, long goid) {}
