package dev.staleframe.binary;

import dev.staleframe.Amount;
import dev.staleframe.StaleframeException;
import java.util.ArrayList;
import java.util.List;

/** Reads the headers of an ELF file. Offsets are those of {@code elf.h}. */
final class ElfHeaders {
  private static final int HEADER = 64;
  private static final int SEGMENT = 56;
  private static final int SECTION = 64;

  /** Stands in e_phnum for a number that does not fit; section 0 has it then. */
  private static final int MANY_SEGMENTS = 0xffff;

  /** Linux allows a process 65,530 mappings, if nobody raised vm.max_map_count. */
  private static final long MOST_SEGMENTS = 1 << 18;

  private static final int LONGEST_NAME = 256;

  private final PagedFile file;
  private final Window whole;

  private ElfHeaders(PagedFile file) {
    this.file = file;
    this.whole = file.whole();
  }

  /** Takes over the file: it is closed if it turns out to be none. */
  static ElfFile read(PagedFile file) {
    try {
      return new ElfHeaders(file).read();
    } catch (StaleframeException e) {
      file.close();
      throw e;
    }
  }

  private ElfFile read() {
    FileFormat.check(whole);
    if (!whole.holds(0, HEADER)) {
      throw whole.malformed(
          "truncated: %s, less than an ELF header", Amount.of(whole.length(), "byte"));
    }
    ElfFile.Type type = type(whole.u16(16));
    List<Section> sections = type == ElfFile.Type.CORE ? List.of() : sections();
    ElfFile elf =
        new ElfFile(file, type, whole.u64(24), Machine.of(whole.u16(18)), segments(), sections);
    if (elf.missing() > 0 && !elf.isCore()) {
      throw whole.malformed(
          "truncated: %s or more missing at its end", Amount.of(elf.missing(), "byte"));
    }
    return elf;
  }

  private ElfFile.Type type(int number) {
    return switch (number) {
      case 2 -> ElfFile.Type.EXECUTABLE;
      case 3 -> ElfFile.Type.DYNAMIC;
      case 4 -> ElfFile.Type.CORE;
      case 1 -> throw whole.malformed("an object file that is not linked yet");
      default -> throw whole.malformed("corrupted: ELF type %d", number);
    };
  }

  private List<Segment> segments() {
    long offset = whole.u64(32);
    long count = whole.u16(56);
    if (count == MANY_SEGMENTS) {
      count = table("section headers", whole.u64(40), SECTION).u32(44);
    }
    if (count == 0) {
      throw whole.malformed("corrupted: no program headers");
    }
    if (whole.u16(54) != SEGMENT || count > MOST_SEGMENTS) {
      throw whole.malformed(
          "corrupted: %s of %s",
          Amount.of(count, "program header"), Amount.of(whole.u16(54), "byte"));
    }
    Window table = table("program headers", offset, count * SEGMENT);
    List<Segment> segments = new ArrayList<>();
    for (long at = 0; at < table.length(); at += SEGMENT) {
      segments.add(segment(table, at));
    }
    return segments;
  }

  private Segment segment(Window table, long at) {
    Segment segment =
        new Segment(
            (int) table.u32(at),
            (int) table.u32(at + 4),
            table.u64(at + 8),
            table.u64(at + 16),
            table.u64(at + 32),
            table.u64(at + 40));
    boolean sound =
        segment.offset() >= 0
            && segment.fileSize() >= 0
            && segment.offset() + segment.fileSize() >= 0
            && segment.memorySize() >= 0;
    if (!sound) {
      throw whole.malformed("corrupted: a program header with sizes beyond any file");
    }
    return segment;
  }

  private List<Section> sections() {
    int count = whole.u16(60);
    if (whole.u64(40) == 0 || count == 0) {
      return List.of();
    }
    if (whole.u16(58) != SECTION) {
      throw whole.malformed("corrupted: section headers of %s", Amount.of(whole.u16(58), "byte"));
    }
    Window table = table("section headers", whole.u64(40), (long) count * SECTION);
    Window names = names(table, (long) whole.u16(62) * SECTION);
    List<Section> sections = new ArrayList<>();
    for (long at = 0; at < table.length(); at += SECTION) {
      sections.add(section(table, at, names));
    }
    return sections;
  }

  private Window names(Window table, long at) {
    long offset = table.u64(at + 24);
    return table("names of the sections", offset, table.u64(at + 32));
  }

  private Section section(Window table, long at, Window names) {
    long name = table.u32(at);
    Section section =
        new Section(
            name < names.length() ? names.text(name, LONGEST_NAME) : "",
            (int) table.u32(at + 4),
            table.u64(at + 8),
            table.u64(at + 16),
            table.u64(at + 24),
            table.u64(at + 32),
            table.u32(at + 40));
    if (section.hasBytes() && !whole.holds(section.offset(), section.size())) {
      throw whole.malformed("truncated or corrupted: section %s is not all there", section.name());
    }
    return section;
  }

  private Window table(String what, long offset, long bytes) {
    if (!whole.holds(offset, bytes)) {
      throw whole.malformed("truncated or corrupted: its %s are not all there", what);
    }
    return whole.part(offset, bytes);
  }
}
