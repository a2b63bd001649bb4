package dev.staleframe.binary;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The pointers of a position-independent file that the loader fills in by adding the load bias. The
 * file itself may hold zeros in their places.
 */
final class Relocations {
  private static final int ENTRY = 24;
  private static final int TAG_TABLE = 7;
  private static final int TAG_SIZE = 8;

  private final Window table;
  private final int relative;

  private Relocations(Window table, int relative) {
    this.table = table;
    this.relative = relative;
  }

  /** Those that the dynamic section names; none for a file that is linked to a fixed address. */
  static Relocations of(ElfFile elf) {
    return new Relocations(
        table(elf).orElse(elf.whole().part(0, 0)), elf.machine().map(Machine::relative).orElse(0));
  }

  private static Optional<Window> table(ElfFile elf) {
    OptionalLong address = dynamic(elf, TAG_TABLE);
    OptionalLong size = dynamic(elf, TAG_SIZE);
    if (address.isEmpty() || size.isEmpty()) {
      return Optional.empty();
    }
    return elf.at(address.getAsLong())
        .filter(window -> window.holds(0, size.getAsLong()))
        .map(window -> window.part(0, size.getAsLong()));
  }

  /** An entry of the dynamic section. */
  static OptionalLong dynamic(ElfFile elf, int tag) {
    for (Segment segment : elf.segments(Segment.DYNAMIC)) {
      Window dynamic = elf.window(segment);
      for (long at = 0; dynamic.holds(at, 16) && dynamic.u64(at) != 0; at += 16) {
        if (dynamic.u64(at) == tag) {
          return OptionalLong.of(dynamic.u64(at + 8));
        }
      }
    }
    return OptionalLong.empty();
  }

  /** What the loader puts at that address, before it adds the bias. */
  OptionalLong valueAt(long address) {
    for (long at = 0; table.holds(at, ENTRY); at += ENTRY) {
      if (table.u64(at) == address && isRelative(at)) {
        return OptionalLong.of(table.u64(at + 16));
      }
    }
    return OptionalLong.empty();
  }

  /** The first addresses at which the loader puts that value, before it adds the bias. */
  List<Long> placesOf(long value, int most) {
    List<Long> places = new ArrayList<>();
    for (long at = 0; table.holds(at, ENTRY) && places.size() < most; at += ENTRY) {
      if (table.u64(at + 16) == value && isRelative(at)) {
        places.add(table.u64(at));
      }
    }
    return places;
  }

  private boolean isRelative(long at) {
    return table.u32(at + 8) == relative;
  }
}
