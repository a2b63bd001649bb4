package dev.staleframe.binary;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.staleframe.binary.FunctionTable.Frame;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Everything at once, of a program whose every byte is known. */
class SampleProgramTest {
  private static final int MACHINE = 18; // e_machine
  private static final int ARM64 = 183;

  @ParameterizedTest
  @CsvSource({"false, 4", "false, 5", "true, 4", "true, 5"})
  void allIsRead(boolean relocated, int dwarf) throws IOException {
    byte[] content = SampleProgram.of(relocated, dwarf);
    PagedFile file = new PagedFile("sample", new MemoryChannel(content, content.length));
    try (GoBinary binary = GoBinary.of(ElfHeaders.read(file))) {
      assertEquals("1.23.0", binary.release().orElseThrow().toString());
      assertEquals(GoBinary.Kind.SHARED_LIBRARY, binary.kind());
      assertEquals(
          new Features(Answer.YES, Optional.of(List.of("callback")), Answer.NO, Answer.NO),
          binary.features());
      assertEquals(
          new KnownLayout(
              new GLayout(0, 8, 16, 24, OptionalInt.of(32), 40, 48, 56),
              KnownLayout.Source.DEBUG_INFORMATION),
          binary.layout().orElseThrow());
      functions(binary.functions().orElseThrow());
    }
  }

  /** The return address lies at the bottom of the frame: nowhere, while there is none. */
  @Test
  void framesOnArm64() throws IOException {
    byte[] content = SampleProgram.of(false, 4);
    content[MACHINE] = (byte) ARM64;
    PagedFile file = new PagedFile("sample", new MemoryChannel(content, content.length));
    try (GoBinary binary = GoBinary.of(ElfHeaders.read(file))) {
      FunctionTable functions = binary.functions().orElseThrow();
      long entry = SampleProgram.TEXT + 0x100;
      assertEquals(Optional.of(new Frame(48, 0)), functions.frame(entry + 9));
      assertEquals(OptionalLong.of(-8), functions.framePointer(entry + 9));
      assertEquals(Optional.empty(), functions.frame(entry + 2));
      assertEquals(Optional.empty(), functions.frame(entry + 0xf0));
    }
  }

  private static void functions(FunctionTable functions) {
    long entry = SampleProgram.TEXT + 0x100;
    Function expected = new Function("runtime.cgocallbackg", entry, entry + 0x100);
    assertEquals(Optional.of(expected), functions.at(entry + 1));
    assertEquals(Optional.of(expected), functions.at(entry + 0x100));
    assertEquals("runtime.mcall", functions.at(entry).orElseThrow().name());
    assertEquals(Optional.empty(), functions.at(SampleProgram.TEXT));
    assertEquals(Optional.empty(), functions.at(SampleProgram.TEXT + 0x301));
    assertEquals(Optional.of(new SourceLine("/src/sample.go", 7)), functions.line(entry + 9));
    assertEquals(OptionalLong.of(40), functions.framePointer(entry + 9));
    assertEquals(Optional.of(new Frame(56, 48)), functions.frame(entry + 9));
    assertEquals(Optional.of(new Frame(8, 0)), functions.frame(entry + 2), "no frame yet");
    assertEquals(Optional.empty(), functions.frame(entry + 0xf0), "beyond its values");
    assertEquals(OptionalLong.empty(), functions.framePointer(entry + 2), "no frame yet");
    assertEquals(OptionalLong.empty(), functions.framePointer(entry + 0xf0), "beyond its values");
  }
}
