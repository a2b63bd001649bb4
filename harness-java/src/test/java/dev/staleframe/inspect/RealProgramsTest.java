package dev.staleframe.inspect;

import static dev.staleframe.binary.Answer.NO;
import static dev.staleframe.binary.Answer.UNKNOWN;
import static dev.staleframe.binary.Answer.YES;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.staleframe.ExitCode;
import dev.staleframe.Failing;
import dev.staleframe.binary.Answer;
import dev.staleframe.binary.GoBinary;
import dev.staleframe.binary.KnownLayout;
import dev.staleframe.binary.Programs;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Programs that real releases build: with each thing that the bug needs, and without. */
@Tag("integration")
class RealProgramsTest {
  @TempDir private Path folder;

  /** The rules by which features are told hold in every minor release, not only the faulty one. */
  @ParameterizedTest
  @CsvSource({
    "1.21.13, plain, NO, NO, NO",
    "1.21.13, callback_traced, YES, YES, YES",
    "1.23.0, plain, NO, NO, NO",
    "1.23.0, traced, NO, NO, YES",
    "1.23.0, calls_traced, YES, NO, YES",
    "1.23.0, callback, YES, YES, NO",
    "1.23.0, callback_traced, YES, YES, YES",
    "1.23.0, server, YES, NO, YES",
    "1.24.13, callback, YES, YES, NO",
    "1.25.9, callback_traced, YES, YES, YES",
    "1.27.3, plain, NO, NO, NO",
    "1.27.3, traced, NO, NO, YES",
    "1.27.3, calls_traced, YES, NO, YES",
    "1.27.3, callback, YES, YES, NO",
    "1.27.3, callback_traced, YES, YES, YES"
  })
  void features(String release, String source, Answer cgo, Answer callbacks, Answer tracer) {
    BinaryFacts facts = facts(release, source);
    List<String> exported = callbacks == YES ? List.of("callback") : List.of();
    assertEquals(cgo, facts.features().cgo());
    assertEquals(Optional.of(exported), facts.features().callbacks());
    assertEquals(tracer, facts.features().tracer());
  }

  /**
   * Package plugin is told in every minor release, and no program without it is taken for a host.
   */
  @ParameterizedTest
  @CsvSource({
    "1.21.13, plugin_host, YES",
    "1.22.12, plugin_host, YES",
    "1.23.0, plugin_host, YES",
    "1.24.13, plugin_host, YES",
    "1.25.9, plugin_host, YES",
    "1.27.3, plugin_host, YES",
    "1.23.0, calls_traced, NO",
    "1.23.0, callback_traced, NO",
  })
  void plugins(String release, String source, Answer plugins) {
    assertEquals(plugins, facts(release, source, "-ldflags=-s -w").features().plugins());
  }

  /** There it is a stub that loads nothing. */
  @Test
  void pluginsWithoutCgo() {
    assertEquals(NO, facts("1.23.0", "plugin_host", "CGO_ENABLED=0").features().plugins());
  }

  @ParameterizedTest
  @CsvSource({
    "1.22.12, callback_traced, NO",
    "1.23rc1, callback_traced, YES",
    "1.23rc2, callback_traced, YES",
    "1.23.0, callback_traced, YES",
    "1.23.0, callback, NO",
    "1.23.0, calls_traced, NO",
    "1.23.0, traced, NO",
    "1.23.1, callback_traced, NO",
    "1.27.3, callback_traced, NO"
  })
  void judgement(String release, String source, Answer affected) {
    assertEquals(affected, Exposure.of(facts(release, source), Optional.empty()).affected());
  }

  @ParameterizedTest
  @CsvSource({
    "-trimpath, EXECUTABLE, false, DEBUG_INFORMATION",
    "-ldflags=-s -w, EXECUTABLE, true, TABLE",
    "-ldflags=-w, EXECUTABLE, false, TABLE",
    "-buildmode=pie, PIE, false, DEBUG_INFORMATION",
    "-buildmode=c-shared, SHARED_LIBRARY, false, DEBUG_INFORMATION",
    "-buildvcs=false, EXECUTABLE, false, DEBUG_INFORMATION"
  })
  void howeverItIsBuilt(
      String flag, GoBinary.Kind kind, boolean stripped, KnownLayout.Source layout) {
    BinaryFacts facts = facts("1.23.0", "callback_traced", flag);
    assertEquals(kind, facts.kind());
    assertEquals(stripped, facts.stripped());
    assertEquals(Optional.of(layout), facts.layoutSource());
    assertEquals(Optional.of("1"), facts.build().setting("CGO_ENABLED"));
    assertEquals(YES, Exposure.of(facts, Optional.empty()).affected());
  }

  @Test
  void positionIndependentWithoutCgo() {
    BinaryFacts facts = facts("1.23.0", "traced", "-buildmode=pie", "CGO_ENABLED=0");
    assertEquals(GoBinary.Kind.PIE, facts.kind());
    assertEquals(NO, Exposure.of(facts, Optional.empty()).affected());
  }

  /** A C program with Go in it, which nobody but its build info says. */
  @ParameterizedTest
  @ValueSource(strings = {"", "-static-pie"})
  void archiveInAProgramOfC(String linking) {
    Programs programs = new Programs(folder);
    Path archive = programs.build("1.23.0", "callback_traced", "-buildmode=c-archive");
    Path renamed = archive.resolveSibling("callback.a");
    programs.run("mv", archive.toString(), renamed.toString());
    Path source = Programs.sources().resolve("embed.c");
    String program = folder.resolve("embed").toString();
    programs.run(
        "sh",
        "-c",
        "gcc " + linking + " -o '" + program + "' '" + source + "' callback.a -lpthread");
    programs.run("strip", program);

    BinaryFacts facts = BinaryFacts.read(Path.of(program));

    assertEquals("1.23.0", facts.release().orElseThrow().toString());
    assertEquals(GoBinary.Kind.PIE, facts.kind());
    assertEquals(YES, Exposure.of(facts, Optional.empty()).affected());
  }

  /** All that sections say is found by other ways. */
  @ParameterizedTest
  @ValueSource(strings = {"-buildmode=exe", "-buildmode=pie"})
  void withoutSectionHeaders(String mode) throws IOException {
    Path program = new Programs(folder).build("1.23.0", "callback_traced", mode);
    byte[] content = Files.readAllBytes(program);
    ByteBuffer.wrap(content).putLong(40, 0).putInt(60, 0);
    BinaryFacts facts = BinaryFacts.read(Files.write(program, content));

    assertTrue(facts.stripped());
    assertEquals(Optional.of(KnownLayout.Source.TABLE), facts.layoutSource());
    assertEquals(YES, Exposure.of(facts, Optional.empty()).affected());
  }

  /** As by an obfuscator: the version is not there, or is no release. */
  @Test
  void releaseThatIsHidden() throws IOException {
    Path program = new Programs(folder).build("1.23.0", "callback_traced", "-ldflags=-w -s");
    BinaryFacts facts = replaced(program, "go1.23.0", "go1.23.x");
    assertEquals(UNKNOWN, Exposure.of(facts, Optional.empty()).affected());
    assertEquals(Optional.empty(), facts.layoutSource());

    BinaryFacts bare = replaced(program, " Go buildinf:", " no buildinf:");
    assertEquals("", bare.build().version());
    assertEquals(UNKNOWN, Exposure.of(bare, Optional.empty()).affected());
  }

  @Test
  void functionsThatAreHidden() throws IOException {
    Path program = new Programs(folder).build("1.23.0", "callback_traced");
    BinaryFacts facts =
        replaced(program, "\u00f1\u00ff\u00ff\u00ff\0\0", "\u00f2\u00ff\u00ff\u00ff\0\0");
    assertEquals(UNKNOWN, facts.features().cgo());
    assertEquals(UNKNOWN, Exposure.of(facts, Optional.empty()).affected());
  }

  @ParameterizedTest
  @CsvSource({"tracefpunwindoff=1, NO", "madvdontneed=1, YES"})
  void settingThatIsLinkedIn(String setting, Answer affected) {
    String flag = "-ldflags=-X=runtime.godebugDefault=" + setting;
    BinaryFacts facts = facts("1.23.0", "callback_traced", flag);
    assertEquals(affected, Exposure.of(facts, Optional.empty()).affected());
  }

  @Test
  void architectureWithoutFramePointers() {
    BinaryFacts facts = facts("1.23.0", "traced", "GOARCH=riscv64", "CGO_ENABLED=0");
    assertEquals(Optional.empty(), facts.machine());
    assertEquals(NO, Exposure.of(facts, Optional.empty()).affected());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "GOARCH=386 | a 32-bit ELF file",
        "GOARCH=ppc64 | a big-endian ELF file",
        "GOOS=darwin | a macOS program (Mach-O)",
        "GOOS=windows | a Windows program (PE)",
      })
  void programOfAnotherMachine(String variable, String kind) {
    Path program = new Programs(folder).build("1.27.3", "plain", variable, "CGO_ENABLED=0");
    String said = Failing.with(ExitCode.USAGE, () -> BinaryFacts.read(program));
    assertTrue(said.startsWith(program + ": " + kind + "; only 64-bit"), said);
  }

  @Test
  void programOfCAlone() throws IOException {
    Path source = Files.writeString(folder.resolve("c.c"), "int main(void) { return 0; }\n");
    Path program = folder.resolve("c");
    new Programs(folder).run("gcc", "-o", program.toString(), source.toString());
    String said = Failing.with(ExitCode.USAGE, () -> BinaryFacts.read(program));
    assertTrue(said.startsWith(program + ": no Go in it"), said);
  }

  /** Cut short anywhere, down to nothing. */
  @ParameterizedTest
  @ValueSource(strings = {"-buildmode=exe", "-buildmode=pie"})
  void truncated(String mode) throws IOException {
    Path program = new Programs(folder).build("1.23.0", "callback_traced", mode);
    byte[] content = Files.readAllBytes(program);
    for (int i = 1; i <= 100; i++) {
      int size = i == 1 ? content.length - 1 : (int) ((long) content.length * (100 - i) / 100);
      Path cut = Files.write(folder.resolve("cut"), java.util.Arrays.copyOf(content, size));
      String said = Failing.with(ExitCode.USAGE, () -> BinaryFacts.read(cut));
      assertTrue(said.contains("truncated") || size == 0, size + ": " + said);
    }
  }

  private BinaryFacts facts(String release, String source, String... how) {
    return BinaryFacts.read(new Programs(folder).build(release, source, how));
  }

  /** The facts of a copy in which one text stands in place of another. */
  private BinaryFacts replaced(Path program, String from, String to) throws IOException {
    String content = Files.readString(program, StandardCharsets.ISO_8859_1);
    assertTrue(content.contains(from), "nothing to replace");
    Path copy = folder.resolve("replaced");
    Files.writeString(copy, content.replace(from, to), StandardCharsets.ISO_8859_1);
    return BinaryFacts.read(copy);
  }
}
