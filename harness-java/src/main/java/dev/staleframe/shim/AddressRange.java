package dev.staleframe.shim;

/**
 * Addresses of another process, from {@code address} on; unsigned, as all addresses here.
 *
 * @param size in bytes
 */
public record AddressRange(long address, long size) {}
