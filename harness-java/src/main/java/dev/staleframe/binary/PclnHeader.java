package dev.staleframe.binary;

import java.util.Optional;

/**
 * The start of the function table ({@code pcHeader} in {@code src/runtime/symtab.go}).
 *
 * @param quantum the unit of differences of a pc
 * @param count how many functions
 * @param names where their names are
 * @param units indexes into {@code files}, four bytes each
 * @param files names of files
 * @param values tables of {@link PcValues}
 * @param functions an index (start, offset; four bytes each) and what it points to
 */
record PclnHeader(
    int quantum,
    long count,
    Window names,
    Window units,
    Window files,
    Window values,
    Window functions) {
  /** Go 1.20 and after; up to 1.27 at least. */
  static final int MAGIC_1_20 = 0xfffffff1;

  /** Go 1.18 and 1.19. */
  static final int MAGIC_1_18 = 0xfffffff0;

  private static final int SIZE = 72;
  private static final long MOST_FUNCTIONS = 1 << 25;
  private static final int LONGEST_PATH = 1 << 12;

  /** Reads the header at the start of the window, if there is a sound one. */
  static Optional<PclnHeader> read(Window window) {
    if (!window.holds(0, SIZE) || window.u16(4) != 0 || window.u8(7) != 8) {
      return Optional.empty();
    }
    int magic = (int) window.u32(0);
    int quantum = window.u8(6);
    long count = window.u64(8);
    if (magic != MAGIC_1_18 && magic != MAGIC_1_20) {
      return Optional.empty();
    }
    if ((quantum != 1 && quantum != 4) || count < 1 || count > MOST_FUNCTIONS) {
      return Optional.empty();
    }
    for (int at = 32; at < SIZE; at += 8) {
      if (!window.holds(window.u64(at), 1)) {
        return Optional.empty();
      }
    }
    PclnHeader header =
        new PclnHeader(
            quantum,
            count,
            window.from(window.u64(32)),
            window.from(window.u64(40)),
            window.from(window.u64(48)),
            window.from(window.u64(56)),
            window.from(window.u64(64)));
    return header.functions.holds(0, count * 8 + 4) ? Optional.of(header) : Optional.empty();
  }

  /** Where the first function starts, from the start of the text. */
  long first() {
    return functions.u32(0);
  }

  /** Where the last one ends. */
  long end() {
    return functions.u32(count * 8);
  }

  /** The path at an index of {@code units}. */
  String file(long unit) {
    return files.text(units.u32(unit * 4), LONGEST_PATH);
  }
}
