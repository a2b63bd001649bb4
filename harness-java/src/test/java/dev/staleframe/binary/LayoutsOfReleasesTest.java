package dev.staleframe.binary;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.staleframe.release.Release;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The table, which a Go program wrote with Go's own reader of debug information, against what this
 * package reads from freshly built programs. Version 4 and version 5, compressed or not.
 */
@Tag("integration")
class LayoutsOfReleasesTest {
  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource({
    "1.21.13, amd64",
    "1.22.12, amd64",
    "1.22.12, arm64",
    "1.23rc1, amd64",
    "1.23.0, amd64",
    "1.23.0, arm64",
    "1.23.1, amd64",
    "1.24.13, amd64",
    "1.25.9, amd64",
    "1.26.8, amd64",
    "1.26.8, arm64",
    "1.27.3, amd64",
    "1.27.3, arm64"
  })
  void tableIsWhatTheDebugInformationSays(String release, String arch) {
    String goarch = "GOARCH=" + arch;
    Path program = new Programs(folder).build(release, "plain", goarch, "CGO_ENABLED=0");
    check(program, release, arch);
  }

  /**
   * Without cgo, Go's own linker compresses or not; with cgo, the system's linker writes the file.
   */
  @ParameterizedTest
  @CsvSource({"1.24.13, -ldflags=-compressdwarf=false", "1.27.3, -ldflags=-compressdwarf=false"})
  void debugInformationThatIsNotCompressed(String release, String flag) {
    check(new Programs(folder).build(release, "plain", flag), release, "amd64");
  }

  @ParameterizedTest
  @CsvSource({"1.23.0, -buildmode=exe", "1.23.0, -buildmode=pie", "1.27.3, -buildmode=pie"})
  void debugInformationBesideThatOfC(String release, String mode) {
    check(new Programs(folder).build(release, "callback", mode), release, "amd64");
  }

  @ParameterizedTest
  @CsvSource({
    "zlib-gabi, DEBUG_INFORMATION",
    "zlib-gnu, DEBUG_INFORMATION",
    "zstd, TABLE" // Java has no zstd.
  })
  void compressionOfOtherTools(String compression, KnownLayout.Source source) {
    Programs programs = new Programs(folder);
    Path program = programs.build("1.23.0", "plain", "-ldflags=-compressdwarf=false");
    programs.run("objcopy", "--compress-debug-sections=" + compression, program.toString());
    try (GoBinary binary = GoBinary.open(program)) {
      assertEquals(source, binary.layout().orElseThrow().source());
    }
  }

  private static void check(Path program, String release, String arch) {
    try (GoBinary binary = GoBinary.open(program)) {
      assertEquals(arch, binary.machine().orElseThrow().toString());
      assertEquals(Optional.of(Release.parse(release)), binary.release());
      KnownLayout known = binary.layout().orElseThrow();
      assertEquals(KnownLayout.Source.DEBUG_INFORMATION, known.source());
      assertEquals(
          LayoutTable.of(Release.parse(release), binary.machine().orElseThrow()),
          Optional.of(known.layout()));
    }
  }
}
