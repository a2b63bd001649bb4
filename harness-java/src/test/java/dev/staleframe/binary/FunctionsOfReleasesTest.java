package dev.staleframe.binary;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.staleframe.binary.FunctionTable.Frame;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The function table of real programs, against their symbol tables. */
@Tag("integration")
class FunctionsOfReleasesTest {
  private static final String CGOCALL = "runtime.cgocall";

  @TempDir private Path folder;

  /** The frame that the runtime saves sp and bp of in a cgo call: +40 on amd64, -8 on arm64. */
  @ParameterizedTest
  @CsvSource({
    "1.20.14, amd64, 40",
    "1.21.13, amd64, 40",
    "1.22.12, amd64, 40",
    "1.23rc1, amd64, 40",
    "1.23.0, amd64, 40",
    "1.23.0, arm64, -8",
    "1.24.13, amd64, 40",
    "1.25.9, amd64, 40",
    "1.26rc1, amd64, 40",
    "1.26.8, amd64, 40",
    "1.27.3, amd64, 40",
    "1.27.3, arm64, -8"
  })
  void callerOfEntersyscall(String release, String arch, long framePointer) {
    Path program = new Programs(folder).build(release, "plain", "GOARCH=" + arch, "CGO_ENABLED=0");
    try (GoBinary binary = GoBinary.open(program)) {
      FunctionTable functions = binary.functions().orElseThrow();
      long entry = binary.symbol(CGOCALL).orElseThrow();
      Function function = functions.at(entry + 1).orElseThrow();
      assertEquals(CGOCALL, function.name());
      assertEquals(entry, function.entry());

      long middle = (function.entry() + function.end()) / 2;
      assertEquals(Optional.of(function), functions.at(middle));
      assertEquals(OptionalLong.of(framePointer), functions.framePointer(middle));
      Frame frame = functions.frame(middle).orElseThrow();
      boolean pushed = arch.equals("amd64");
      assertEquals(pushed ? framePointer + 8 : 0, frame.returnAddress());
      assertEquals(pushed ? frame.returnAddress() + 8 : 64, frame.size());
      SourceLine line = functions.line(middle).orElseThrow();
      assertTrue(line.file().endsWith("/src/runtime/cgocall.go"), line.file());
      assertTrue(line.line() > 100 && line.line() < 250, () -> "line " + line.line());
    }
  }

  /** The start of the text differs from that of the section, and is a relocation in most. */
  @ParameterizedTest
  @CsvSource({
    "1.21.13, -buildmode=pie, CGO_ENABLED=1",
    "1.23.0, -buildmode=exe, CGO_ENABLED=1",
    "1.23.0, -buildmode=pie, CGO_ENABLED=1",
    "1.23.0, -buildmode=c-shared, CGO_ENABLED=1",
    "1.23.0, -buildmode=plugin, CGO_ENABLED=1",
    "1.25.9, -buildmode=pie, CGO_ENABLED=1",
    "1.27.3, -buildmode=exe, CGO_ENABLED=1",
    "1.27.3, -buildmode=pie, CGO_ENABLED=1",
    "1.27.3, -buildmode=c-shared, CGO_ENABLED=1"
  })
  void everyKindOfFile(String release, String mode, String cgo) {
    check(new Programs(folder).build(release, "callback", mode, cgo), CGOCALL);
  }

  @ParameterizedTest
  @ValueSource(strings = {"1.23.0", "1.27.3"})
  void positionIndependentByGosOwnLinker(String release) {
    check(
        new Programs(folder).build(release, "plain", "-buildmode=pie", "CGO_ENABLED=0"),
        "runtime.main");
  }

  /** What the symbol table has is the same in the stripped file, and no other name is. */
  private void check(Path program, String name) {
    Path stripped = folder.resolve("stripped");
    new Programs(folder).run("strip", "-o", stripped.toString(), program.toString());
    try (GoBinary whole = GoBinary.open(program);
        GoBinary bare = GoBinary.open(stripped)) {
      long entry = whole.symbol(name).orElseThrow();
      assertTrue(bare.stripped() && bare.symbol(name).isEmpty());
      FunctionTable functions = bare.functions().orElseThrow();
      assertEquals(name, functions.at(entry + 1).orElseThrow().name());
      assertTrue(
          !functions.at(entry).map(Function::name).equals(Optional.of(name)), "a call ends before");
      assertEquals(whole.functions().orElseThrow().size(), functions.size());
    }
  }

  @Test
  void addressesOfNoFunction() {
    Path program = new Programs(folder).build("1.27.3", "plain");
    try (GoBinary binary = GoBinary.open(program)) {
      FunctionTable functions = binary.functions().orElseThrow();
      for (long address : new long[] {0, 1, -1, Long.MIN_VALUE, Long.MAX_VALUE, 0x400000}) {
        assertEquals(Optional.empty(), functions.at(address));
        assertEquals(Optional.empty(), functions.line(address));
        assertEquals(OptionalLong.empty(), functions.framePointer(address));
        assertEquals(Optional.empty(), functions.frame(address));
      }
    }
  }
}
