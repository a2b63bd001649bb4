package dev.staleframe.binary;

import java.util.Optional;
import java.util.OptionalLong;

/** The symbol table, if the file was not stripped of it. */
final class Symbols {
  private static final int ENTRY = 24;
  private static final int LONGEST_NAME = 1024;

  private final Window entries;
  private final Window names;

  private Symbols(Window entries, Window names) {
    this.entries = entries;
    this.names = names;
  }

  /** The file's symbols, if it has any. */
  static Optional<Symbols> of(ElfFile elf) {
    return elf.sections().stream()
        .filter(section -> section.type() == Section.SYMBOLS)
        .findFirst()
        .map(section -> new Symbols(elf.window(section), names(elf, section)));
  }

  private static Window names(ElfFile elf, Section symbols) {
    if (symbols.link() >= elf.sections().size()) {
      throw elf.malformed("corrupted: the symbols' names are in no section");
    }
    Section names = elf.sections().get((int) symbols.link());
    return names.hasBytes() ? elf.window(names) : elf.whole().part(0, 0);
  }

  /** The address of a symbol, at link time. */
  OptionalLong address(String name) {
    for (long at = 0; entries.holds(at, ENTRY); at += ENTRY) {
      if (matches(entries.u32(at), name)) {
        return OptionalLong.of(entries.u64(at + 8));
      }
    }
    return OptionalLong.empty();
  }

  private boolean matches(long at, String name) {
    return names.holds(at, name.length() + 1L)
        && names.u8(at + name.length()) == 0
        && names.text(at, LONGEST_NAME).equals(name);
  }
}
