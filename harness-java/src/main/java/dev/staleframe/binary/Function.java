package dev.staleframe.binary;

/**
 * A function of the program's own table.
 *
 * @param name as Go writes it: {@code main.(*Server).Serve}
 * @param entry its first address, at link time
 * @param end the first address after it
 */
public record Function(String name, long entry, long end) {}
