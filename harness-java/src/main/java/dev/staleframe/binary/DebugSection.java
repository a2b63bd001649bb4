package dev.staleframe.binary;

import java.io.InputStream;
import java.util.Optional;
import java.util.zip.InflaterInputStream;

/**
 * A section of debug information, compressed or not: {@code .debug_info} plain or with
 * SHF_COMPRESSED, or {@code .zdebug_info} as older linkers wrote it.
 */
final class DebugSection {
  private static final int COMPRESSION_HEADER = 24;
  private static final int ZLIB = 1;
  private static final int OLD_HEADER = 12;

  private DebugSection() {}

  /** The bytes of a section; none if it isn't there, or is compressed in another way. */
  static Optional<InputStream> open(ElfFile elf, String name) {
    Optional<Section> plain = elf.section(".debug_" + name);
    if (plain.isPresent()) {
      return plain.flatMap(section -> open(elf, section));
    }
    return elf.section(".zdebug_" + name)
        .map(elf::window)
        .map(window -> inflated(window.from(OLD_HEADER)));
  }

  private static Optional<InputStream> open(ElfFile elf, Section section) {
    Window window = elf.window(section);
    if (!section.compressed()) {
      return Optional.of(window.stream());
    }
    return window.u32(0) == ZLIB
        ? Optional.of(inflated(window.from(COMPRESSION_HEADER)))
        : Optional.empty();
  }

  private static InputStream inflated(Window window) {
    return new InflaterInputStream(window.stream());
  }
}
