package dev.staleframe.binary;

import dev.staleframe.Amount;
import dev.staleframe.StaleframeException;
import java.util.Optional;

/** Refuses what is no 64-bit little-endian ELF file, by its name where it has one. */
final class FileFormat {
  private static final int IDENT = 16;
  private static final long ELF = 0x464c457f;
  private static final int CLASS_64 = 2;
  private static final int LITTLE_ENDIAN = 1;

  private FileFormat() {}

  /**
   * Looks at the first bytes.
   *
   * @throws StaleframeException exit code 2
   */
  static void check(Window file) {
    if (file.length() == 0) {
      throw file.malformed("the file is empty");
    }
    Optional<String> other = other(file);
    if (other.isPresent()) {
      throw file.malformed(
          "%s; only 64-bit little-endian ELF files (Linux) are inspected", other.get());
    }
    if (!file.holds(0, IDENT)) {
      throw file.malformed(
          "truncated: %s, less than an ELF header", Amount.of(file.length(), "byte"));
    }
  }

  private static Optional<String> other(Window file) {
    long start = file.holds(0, 4) ? file.u32(0) : 0;
    if (start != ELF) {
      return Optional.of(name(file, start));
    }
    if (!file.holds(0, IDENT)) {
      return Optional.empty();
    }
    if (file.u8(4) != CLASS_64) {
      return Optional.of("a 32-bit ELF file");
    }
    return file.u8(5) == LITTLE_ENDIAN ? Optional.empty() : Optional.of("a big-endian ELF file");
  }

  private static String name(Window file, long start) {
    if ((start & 0xffff) == 0x5a4d) {
      return "a Windows program (PE)";
    }
    if (start == 0xfeedfaceL || start == 0xfeedfacfL || start == 0xbebafecaL) {
      return "a macOS program (Mach-O)";
    }
    if (file.text(0, 8).equals("!<arch>\n")) {
      return "an archive of object files (inspect the program that it is linked into)";
    }
    return "not an ELF file";
  }
}
