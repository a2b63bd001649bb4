package dev.staleframe.binary;

import dev.staleframe.StaleframeException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Finds build info in a file: in its section, or by its first bytes in the writable segments of a
 * file without sections. The format is told of in {@code src/debug/buildinfo/buildinfo.go} (Go
 * 1.27.3, readRawBuildInfo).
 */
final class BuildInfoReader {
  private static final byte[] MAGIC = "\u00ff Go buildinf:".getBytes(StandardCharsets.ISO_8859_1);
  private static final int ALIGNMENT = 16;
  private static final int HEADER = 32;
  private static final int FLAGS = 15;
  private static final int INLINE = 2;
  private static final int LONGEST_VERSION = 1 << 10;

  /** A large program's list of modules has some hundred kilobytes. */
  private static final int LONGEST_TEXT = 1 << 23;

  /** Go's linker puts 16 bytes before and after the text. */
  private static final int FRAME = 16;

  private BuildInfoReader() {}

  /**
   * The build info, if there is any.
   *
   * @throws StaleframeException exit code 2 if it is there and is not sound, or is of Go 1.17 or
   *     before, which wrote pointers
   */
  static Optional<BuildInfo> read(ElfFile elf) {
    return elf.section(".go.buildinfo")
        .map(section -> find(elf.window(section), section.address()))
        .orElseGet(() -> inSegments(elf));
  }

  private static Optional<BuildInfo> inSegments(ElfFile elf) {
    return elf.segments(Segment.LOAD).stream()
        .filter(Segment::writable)
        .flatMap(segment -> find(elf.window(segment), segment.address()).stream())
        .findFirst();
  }

  private static Optional<BuildInfo> find(Window window, long address) {
    OptionalLong at =
        Scan.find(window, address, MAGIC, ALIGNMENT, offset -> window.holds(offset, HEADER));
    return at.isPresent() ? Optional.of(decode(window.from(at.getAsLong()))) : Optional.empty();
  }

  private static BuildInfo decode(Window blob) {
    if ((blob.u8(FLAGS) & INLINE) == 0) {
      throw blob.malformed(
          "built with Go 1.17 or older, whose build info is not read; issue 69087 came with 1.23");
    }
    Varint length = Varint.read(blob, HEADER);
    byte[] version = blob.bytes(length.end(), length.value(), LONGEST_VERSION);
    Varint textLength = Varint.read(blob, length.end() + length.value());
    byte[] text = blob.bytes(textLength.end(), textLength.value(), LONGEST_TEXT);
    return BuildInfo.parse(
        new String(version, StandardCharsets.UTF_8),
        unframed(new String(text, StandardCharsets.UTF_8)));
  }

  private static String unframed(String text) {
    boolean framed = text.length() > 2 * FRAME && text.charAt(text.length() - FRAME - 1) == '\n';
    return framed ? text.substring(FRAME, text.length() - FRAME) : "";
  }
}
