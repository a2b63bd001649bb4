package dev.staleframe.log;

import java.util.List;

/**
 * A line's prefix.
 *
 * @param shape what it is like
 * @param rest the line without it
 * @param numbers the numbers in it that are not of a date or time
 */
record Prefix(PrefixShape shape, String rest, List<String> numbers) {}
