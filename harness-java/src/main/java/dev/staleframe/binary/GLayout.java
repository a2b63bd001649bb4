package dev.staleframe.binary;

import java.util.OptionalInt;

/**
 * Where fields are in the runtime's {@code g} ({@code src/runtime/runtime2.go}), in bytes from its
 * start.
 *
 * @param stackLo {@code stack.lo}
 * @param stackHi {@code stack.hi}
 * @param syscallSp {@code syscallsp}
 * @param syscallPc {@code syscallpc}
 * @param syscallBp {@code syscallbp}; no release before 1.23rc1 has it, and nothing can be stale
 *     there
 * @param atomicStatus {@code atomicstatus}, four bytes
 * @param goid {@code goid}
 * @param waitSince {@code waitsince}
 */
public record GLayout(
    int stackLo,
    int stackHi,
    int syscallSp,
    int syscallPc,
    OptionalInt syscallBp,
    int atomicStatus,
    int goid,
    int waitSince) {}
