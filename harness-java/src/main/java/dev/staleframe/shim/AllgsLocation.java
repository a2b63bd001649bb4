package dev.staleframe.shim;

/**
 * Where a program has {@code runtime.allgs}.
 *
 * @param address of the slice header
 * @param length goroutines in it, dead ones included
 * @param candidates how many places looked like it; 1 means that there was nothing to choose
 */
public record AllgsLocation(long address, long length, long candidates) {}
