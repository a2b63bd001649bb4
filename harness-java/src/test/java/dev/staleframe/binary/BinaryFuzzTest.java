package dev.staleframe.binary;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.staleframe.StaleframeException;
import java.io.IOException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Any bytes at all, as a program or a core: the readers fail in the one way that users are told of,
 * or not at all. Jazzer changes the seeds, led by coverage. What it finds it leaves beside the
 * classes in {@code src/test/resources}, where it is a seed from then on: commit it with the fix.
 */
@Tag("fuzz")
class BinaryFuzzTest {
  static Stream<byte[]> seeds() {
    return Stream.of(
        SampleProgram.of(false, 4),
        SampleProgram.of(true, 5),
        SampleCore.bytes(),
        ElfBuilder.withoutGo(ElfBuilder.EXECUTABLE));
  }

  @MethodSource("seeds")
  @FuzzTest(maxExecutions = 200_000, maxDuration = "")
  void anyBytes(byte[] content) throws IOException {
    PagedFile file = new PagedFile("fuzzed", new MemoryChannel(content, content.length));
    try (ElfFile elf = ElfHeaders.read(file)) {
      if (elf.isCore()) {
        CoreNotes.read(elf);
      } else {
        readAll(elf);
      }
    } catch (StaleframeException e) {
      // The one way.
    }
  }

  private static void readAll(ElfFile elf) {
    try (GoBinary binary = GoBinary.of(elf)) {
      binary.features();
      binary.kind();
      binary.layout();
      binary.symbol("runtime.allgs");
      binary.functions().ifPresent(BinaryFuzzTest::readAll);
    }
  }

  private static void readAll(FunctionTable functions) {
    for (long pc = SampleProgram.TEXT; pc < SampleProgram.TEXT + 0x300; pc += 0x80) {
      functions.at(pc);
      functions.line(pc);
      functions.framePointer(pc);
    }
  }
}
