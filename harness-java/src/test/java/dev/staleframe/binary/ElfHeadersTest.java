package dev.staleframe.binary;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.staleframe.ExitCode;
import dev.staleframe.Failing;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Offsets here are those of {@code elf.h}. */
class ElfHeadersTest {
  private static final byte[] CONTENT = {1, 2, 3, 4, 5, 6, 7, 8};

  private final byte[] file =
      new ElfBuilder(ElfBuilder.EXECUTABLE)
          .segment(Segment.LOAD, 5, 0x400000, CONTENT)
          .section(".data", 1, CONTENT)
          .bytes();

  private final ByteBuffer patch = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);

  @Test
  void soundFile() throws IOException {
    try (ElfFile elf = open(file)) {
      Segment segment = elf.segments().get(0);
      assertEquals(0x400000, segment.address());
      assertTrue(segment.executable() && !segment.writable());
      assertEquals(0x0807060504030201L, elf.at(0x400000).orElseThrow().u64(0));
      assertEquals(4, elf.at(0x400004).orElseThrow().length());
      assertTrue(elf.at(0x400008).isEmpty() && elf.at(0x3fffff).isEmpty() && elf.at(-1).isEmpty());
      assertEquals(8, elf.section(".data").orElseThrow().size());
      assertTrue(elf.section(".text").isEmpty());
    }
  }

  /** More program headers than e_phnum can count: section 0 has the number, as in large cores. */
  @Test
  void numberThatDoesNotFit() throws IOException {
    int firstSection = (int) patch.getLong(40);
    patch.putShort(56, (short) 0xffff).putInt(firstSection + 44, 1);
    try (ElfFile elf = open(file)) {
      assertEquals(1, elf.segments().size());
    }
  }

  @ParameterizedTest
  @CsvSource({
    "16, 2, 9", // Type.
    "32, 8, 0x7fffffffffffffff", // Program headers.
    "32, 8, -1",
    "54, 2, 55",
    "56, 2, 0",
    "56, 2, 0xfffe",
    "40, 8, 0x7fffffffffffffc0", // Section headers.
    "40, 8, -64",
    "58, 2, 63",
    "60, 2, 0xffff",
    "62, 2, 0xffff",
    "72, 8, -1", // The segment's offset, and its size in the file and in memory.
    "72, 8, 0x7fffffffffffffff",
    "96, 8, -1",
    "96, 8, 0x7fffffffffffffff",
    "104, 8, -1"
  })
  void unsoundHeader(int at, int bytes, String value) {
    long number = Long.decode(value);
    if (bytes == 2) {
      patch.putShort(at, (short) number);
    } else {
      patch.putLong(at, number);
    }
    String said = Failing.with(ExitCode.USAGE, () -> open(file).close());
    assertTrue(said.matches("program: (truncated|corrupted|truncated or corrupted): .+"), said);
  }

  @Test
  void everyLengthIsTooShort() {
    for (int size = 0; size < file.length; size++) {
      byte[] cut = Arrays.copyOf(file, size);
      Failing.with(ExitCode.USAGE, () -> open(cut).close());
    }
  }

  /** A core may lack its end, and says how much. */
  @Test
  void coreCutShort() throws IOException {
    byte[] core = new ElfBuilder(ElfBuilder.CORE).segment(Segment.LOAD, 6, 0x1000, CONTENT).bytes();
    int end =
        (int) ByteBuffer.wrap(core).order(ByteOrder.LITTLE_ENDIAN).getLong(72) + CONTENT.length;
    try (ElfFile whole = open(core);
        ElfFile cut = open(Arrays.copyOf(core, end - 3))) {
      assertEquals(0, whole.missing());
      assertTrue(cut.missing() > 0);
      assertEquals(5, cut.at(0x1000).orElseThrow().length());
      assertTrue(cut.at(0x1007).isEmpty());
    }
  }

  private static ElfFile open(byte[] content) throws IOException {
    return ElfHeaders.read(new PagedFile("program", new MemoryChannel(content, content.length)));
  }
}
