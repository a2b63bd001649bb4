package dev.staleframe.binary;

import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Finds structs by name in the debug information of Go's own units, DWARF 2 to 5, in one pass: Go
 * 1.21 to 1.24 write version 4, later ones version 5.
 */
final class DwarfStructs {
  private static final int TAG_MEMBER = 0x0d;
  private static final int TAG_STRUCT = 0x13;
  private static final int AT_NAME = 0x03;
  private static final int AT_LANGUAGE = 0x13;
  private static final int AT_LOCATION = 0x38;
  private static final int GO = 0x16;
  private static final int COMPILE_UNIT = 1;

  private static final int MOST_ABBREVIATIONS = 1 << 24;

  /** Far more than a program has; a few compressed bytes can claim it. */
  private static final long MOST_BYTES = 1L << 32;

  private final DwarfInput in;
  private final byte[] abbreviations;
  private final Set<String> wanted;
  private final Map<String, Map<String, Long>> found = new HashMap<>();

  private DwarfStructs(DwarfInput in, byte[] abbreviations, Set<String> wanted) {
    this.in = in;
    this.abbreviations = abbreviations;
    this.wanted = wanted;
  }

  /**
   * The offsets of the members of each struct that there is, by name of struct and member.
   *
   * @throws IOException if the debug information is not sound
   */
  static Map<String, Map<String, Long>> find(ElfFile elf, Set<String> names) throws IOException {
    Optional<InputStream> info = DebugSection.open(elf, "info");
    Optional<InputStream> abbreviations = DebugSection.open(elf, "abbrev");
    if (info.isEmpty() || abbreviations.isEmpty()) {
      return Map.of();
    }
    DwarfStructs structs =
        new DwarfStructs(
            new DwarfInput(info.get()), abbreviations.get().readNBytes(MOST_ABBREVIATIONS), names);
    return structs.read();
  }

  private Map<String, Map<String, Long>> read() throws IOException {
    while (!in.atEnd() && in.position() < MOST_BYTES && found.size() < wanted.size()) {
      unit();
    }
    return found;
  }

  /**
   * What is needed to read a unit's entries.
   *
   * @param end where the next unit starts
   */
  private record Unit(int version, int offsetSize, long end, Abbreviations shapes) {}

  private void unit() throws IOException {
    long length = in.number(4);
    boolean wide = length == 0xffffffffL;
    if (wide) {
      length = in.number(8);
    }
    long end = in.position() + length;
    int version = (int) in.number(2);
    if (length < 0 || version < 2 || version > 5) {
      throw new IOException("it is of version " + version);
    }
    int offsetSize = wide ? 8 : 4;
    int type = COMPILE_UNIT;
    if (version == 5) {
      type = in.u8();
      in.u8(); // The size of an address.
    }
    long shapes = in.number(offsetSize);
    if (version < 5) {
      in.u8();
    }
    if (type == COMPILE_UNIT) {
      entries(new Unit(version, offsetSize, end, new Abbreviations(abbreviations, shapes)));
    }
    in.skip(end - in.position());
  }

  /** Reads a unit's entries if it is one of Go's, until all that is wanted was found. */
  private void entries(Unit unit) throws IOException {
    int depth = 0;
    Map<String, Long> members = null;
    int membersDepth = 0;
    while (in.position() < unit.end && (found.size() < wanted.size() || members != null)) {
      long code = in.leb();
      if (code == 0) {
        depth--;
        if (depth < membersDepth) {
          members = null;
        }
        continue;
      }
      Abbreviations.Shape shape = unit.shapes.shape(code);
      Entry entry = entry(unit, shape);
      if (depth == 0 && entry.language != GO) {
        return;
      }
      if (members != null && depth == membersDepth && shape.tag() == TAG_MEMBER) {
        members.put(entry.name, entry.location);
      }
      depth += shape.children() ? 1 : 0;
      if (shape.tag() == TAG_STRUCT && shape.children() && wanted.contains(entry.name)) {
        members = new HashMap<>();
        membersDepth = depth;
        found.put(entry.name, members);
      }
    }
  }

  private record Entry(String name, long language, long location) {}

  private Entry entry(Unit unit, Abbreviations.Shape shape) throws IOException {
    String name = "";
    long language = 0;
    long location = 0;
    for (Abbreviations.Attribute attribute : shape.attributes()) {
      DwarfForm.Value value =
          DwarfForm.read(in, attribute.form(), unit.version, unit.offsetSize, attribute.implicit());
      switch (attribute.name()) {
        case AT_NAME -> name = value.text();
        case AT_LANGUAGE -> language = value.number();
        case AT_LOCATION -> location = value.number();
        default -> {} // Not asked for.
      }
    }
    return new Entry(name, language, location);
  }
}
