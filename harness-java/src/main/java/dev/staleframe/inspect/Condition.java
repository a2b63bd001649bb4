package dev.staleframe.inspect;

import dev.staleframe.binary.Answer;

/**
 * One of the things that all have to hold for the bug to hit a program.
 *
 * @param name in a word or two
 * @param holds whether it does
 * @param why how that is known, or why it isn't
 */
public record Condition(String name, Answer holds, String why) {}
