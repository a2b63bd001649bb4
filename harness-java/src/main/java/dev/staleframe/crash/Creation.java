package dev.staleframe.crash;

import java.util.OptionalLong;

/**
 * The {@code go} statement that started a goroutine: {@code created by main.main in goroutine 1}.
 *
 * @param site the function with the statement, and its line
 * @param goroutine who executed it; printed from Go 1.21 on
 */
public record Creation(Frame site, OptionalLong goroutine) {}
