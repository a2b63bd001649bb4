package dev.staleframe.binary;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Changes a few bytes of a program, in the parts that say what and where things are. */
final class Mutator {
  private static final int LARGEST_PART = 4096;
  private static final int MOST_CHANGES = 4;
  private static final long[] ODD = {
    0,
    1,
    -1,
    0x7f,
    0x80,
    0xff,
    0x7fff,
    0xffff,
    Integer.MAX_VALUE,
    Integer.MIN_VALUE,
    0xffffffffL,
    Long.MAX_VALUE,
    Long.MIN_VALUE,
    1L << 40
  };

  private final byte[] content;
  private final List<Part> headers = new ArrayList<>();
  private final List<Part> sections = new ArrayList<>();
  private final List<Change> changes = new ArrayList<>();

  private record Part(int start, int length) {}

  private record Change(int at, byte before) {}

  Mutator(byte[] content) throws IOException {
    this.content = content;
    PagedFile file = new PagedFile("whole", new MemoryChannel(content, content.length));
    try (ElfFile elf = ElfHeaders.read(file)) {
      headers.add(new Part(0, 64));
      headers.add(new Part((int) elf.whole().u64(32), elf.segments().size() * 56));
      headers.add(new Part((int) elf.whole().u64(40), elf.sections().size() * 64));
      for (Section section : elf.sections()) {
        boolean read =
            section
                .name()
                .matches("\\.(go|note|rela|dynamic|debug_(info|abbrev)|data\\.rel|symtab|noptr).*");
        if (read && section.hasBytes() && section.size() > 0) {
          int length = (int) Math.min(section.size(), LARGEST_PART);
          sections.add(new Part((int) section.offset(), length));
        }
      }
    }
  }

  /** Makes some changes; returns how much of the file is left. */
  int mutate(SplittableRandom random) {
    int count = random.nextInt(1, MOST_CHANGES + 1);
    for (int i = 0; i < count; i++) {
      List<Part> parts = random.nextBoolean() ? headers : sections;
      Part part = parts.get(random.nextInt(parts.size()));
      int width = 1 << random.nextInt(4);
      int at = part.start + random.nextInt(part.length) / width * width; // As fields lie.
      long value = random.nextBoolean() ? ODD[random.nextInt(ODD.length)] : near(at, random);
      for (int j = 0; j < width && at + j < content.length; j++) {
        set(at + j, (byte) (value >>> 8 * j));
      }
    }
    return random.nextInt(50) == 0 ? random.nextInt(content.length) : content.length;
  }

  /** A small step from what is there, or anything. */
  private long near(int at, SplittableRandom random) {
    return random.nextBoolean() ? content[at] + random.nextInt(-2, 3) : random.nextLong();
  }

  private void set(int at, byte value) {
    changes.add(new Change(at, content[at]));
    content[at] = value;
  }

  /** Takes all changes back. */
  void restore() {
    for (int i = changes.size() - 1; i >= 0; i--) {
      content[changes.get(i).at] = changes.get(i).before;
    }
    changes.clear();
  }
}
