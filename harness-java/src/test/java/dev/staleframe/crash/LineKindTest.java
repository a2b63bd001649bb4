package dev.staleframe.crash;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LineKindTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      ignoreLeadingAndTrailingWhitespace = false,
      value = {
        "panic: boom|OPENING",
        "panicked: boom|OTHER",
        "SIGSEGV: segmentation violation|OPENING",
        "SIGSEGV: ignored by us|OTHER",
        "PC=0x47ed94 m=9 sigcode=128 addr=0x0|DETAIL",
        "rax    0x7f957a527000|DETAIL",
        "entersyscall inconsistent bp 0x1 [0x2,0x3]|PREAMBLE",
        "goroutine 7 [running]:|HEADER",
        "goroutine profile: total 5|OTHER",
        "main.(*T).run({0x1, 0x2}, ...)|CALL",
        "request served (cached)|OTHER",
        "\t/usr/local/go/src/runtime/proc.go:12 +0x5c fp=0x10 sp=0x8 pc=0x45cfd4|LOCATION",
        "        C:/my files/main.go:12|LOCATION",
        "/usr/local/go/src/runtime/proc.go:12 +0x5c|BARE_LOCATION",
        "/src/main.go:12: undefined: x|OTHER",
        "goroutine 7 [running] {a: \"]: \"}:|HEADER",
        "goroutine 7 [running labels:{\"a\": \"]: \"}]:|HEADER",
        "goroutine 7 [running] {a: b c}:|OTHER",
        "main.(*list[...]).Map[...](0x1)|CALL",
        "main.f[go.shape.struct { A int \"x:\\\"]][\\\"\" }]-range1({0x10})|CALL",
        "served [all of it](in 3 ms)|OTHER",
        "created by main.f[go.shape.struct { A int \"]][\" }].func1 in goroutine 1|CREATION",
        "created by main.main in goroutine 1|CREATION",
        "created by hand|OTHER",
      })
  void linesAreKnownByTheirShape(String line, LineKind kind) {
    assertEquals(kind, LineKind.of(line));
  }
}
