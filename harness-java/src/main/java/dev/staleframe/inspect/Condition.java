package dev.staleframe.inspect;

import dev.staleframe.binary.Answer;

/**
 * One of the things that all have to hold for the bug to hit a program.
 *
 * @param need which of them
 * @param holds whether it does
 * @param why how that is known, or why it isn't
 */
public record Condition(Need need, Answer holds, String why) {}
