package dev.staleframe.binary;

import java.util.OptionalLong;

/**
 * Numbers that change along a function, as Go writes them: pairs of a zigzag difference of the
 * value and a difference of the pc ({@code src/runtime/symtab.go}, {@code step}).
 *
 * @param table all such tables
 * @param quantum what differences of the pc are counted in
 * @param entry the function's start
 */
record PcValues(Window table, int quantum, long entry) {
  /** The value at a pc, in the table at that offset; 0 stands for no table. */
  OptionalLong at(long offset, long pc) {
    if (offset == 0) {
      return OptionalLong.empty();
    }
    long value = -1;
    long reached = entry;
    long next = offset;
    while (true) {
      Varint difference = Varint.read(table, next);
      if (difference.value() == 0 && next != offset) {
        return OptionalLong.empty();
      }
      Varint advance = Varint.read(table, difference.end());
      value += difference.value() >>> 1 ^ -(difference.value() & 1);
      reached += advance.value() * quantum;
      if (pc < reached) {
        return OptionalLong.of(value);
      }
      next = advance.end();
    }
  }
}
