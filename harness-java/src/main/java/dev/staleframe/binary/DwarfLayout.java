package dev.staleframe.binary;

import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** The layout of {@code g} from a program's own debug information. */
final class DwarfLayout {
  private static final String G = "runtime.g";
  private static final String STACK = "runtime.stack";

  /** More than a g has had in any release (about 450 bytes). */
  private static final long LARGEST = 4096;

  private DwarfLayout() {}

  /**
   * Reads the layout; none if there is no debug information of the runtime, or it is in a form that
   * Go's linker does not write, or is not sound.
   */
  static Optional<GLayout> read(ElfFile elf) {
    try {
      Map<String, Map<String, Long>> structs = DwarfStructs.find(elf, Set.of(G, STACK));
      if (!structs.containsKey(G) || !structs.containsKey(STACK)) {
        return Optional.empty();
      }
      return Optional.of(new Members(structs.get(G), structs.get(STACK)).layout());
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private record Members(Map<String, Long> g, Map<String, Long> stack) {
    GLayout layout() throws IOException {
      int base = offset(g, "stack");
      return new GLayout(
          base + offset(stack, "lo"),
          base + offset(stack, "hi"),
          offset(g, "syscallsp"),
          offset(g, "syscallpc"),
          g.containsKey("syscallbp") ? OptionalInt.of(offset(g, "syscallbp")) : OptionalInt.empty(),
          offset(g, "atomicstatus"),
          offset(g, "goid"),
          offset(g, "waitsince"));
    }

    private int offset(Map<String, Long> members, String name) throws IOException {
      Long offset = members.get(name);
      if (offset == null || offset < 0 || offset >= LARGEST) {
        throw new IOException("runtime.g has no field " + name);
      }
      return Math.toIntExact(offset);
    }
  }
}
